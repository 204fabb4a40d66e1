package dev.cadenza.dubbing.lines;

import dev.cadenza.engines.SpeakerDiarizer;
import dev.cadenza.engines.SpeakerTurn;
import dev.cadenza.jobs.parameters.Diarization;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.pipeline.Segments;
import dev.cadenza.pipeline.StepContext;
import java.util.List;

/**
 * Who speaks when.
 *
 * @param turns of all speakers; none if speakers are not distinguished
 */
public record Turns(List<SpeakerTurn> turns) {
  public static final Turns NONE = new Turns(List.of());

  public Turns {
    turns = List.copyOf(turns);
  }

  /**
   * Distinguishes the speakers once for all attempts.
   *
   * @param audio 16 kHz
   * @param spans those with speech
   */
  public static Turns find(
      SpeakerDiarizer diarizer,
      Diarization wanted,
      PcmFile audio,
      List<TimeSpan> spans,
      StepContext context)
      throws Exception {
    Segments<List<TimeSpan>, Turns> finding =
        new Segments<>(
            "speakers",
            Turns.class,
            parts -> diarizer.name() + " " + wanted.speakers() + " " + parts,
            _ -> 1,
            (parts, _) ->
                new Turns(
                    diarizer.turns(audio, parts, wanted.speakers(), _ -> {}, context::cancelled)));
    return context.segments().inParallel(List.of(spans), finding.alwaysKept()).getFirst();
  }
}
