package dev.cadenza.neural.speakers;

import dev.cadenza.engines.SpeakerDiarizer;
import dev.cadenza.engines.SpeakerTurn;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Progress;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.speech.PauseSplitter;
import dev.cadenza.media.wav.PcmFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Diarization by speaker vectors: speech is cut at pauses, its vectors are clustered, and each
 * fifth of a second gets the voice that fits it and its neighbours best.
 */
record VectorDiarizer(SpeakerEncoder encoder, Voices voices, VoicePath path)
    implements SpeakerDiarizer {
  /** Turns of one speaker with a shorter pause between, in seconds, are one. */
  private static final double SAME_TURN = 0.35;

  VectorDiarizer(SpeakerEncoder encoder) {
    this(encoder, Voices.TUNED, VoicePath.TUNED);
  }

  @Override
  public String name() {
    return SpeakerEncoder.MODEL;
  }

  @Override
  public List<SpeakerTurn> turns(
      PcmFile audio,
      List<TimeSpan> speech,
      Optional<Integer> speakers,
      Progress progress,
      Cancellation cancellation)
      throws IOException, InterruptedException {
    List<TimeSpan> stretches = within(PauseSplitter.spoken(audio, cancellation), speech);
    if (stretches.isEmpty()) {
      return List.of();
    }
    List<Cell> cells = new Cells(encoder, audio, progress, cancellation).of(stretches);
    List<float[]> found = voices.of(Units.of(cells), speakers, cancellation);
    return turns(cells, path.of(cells, found), new QuietPlaces(audio));
  }

  /** What is in both lists. */
  private static List<TimeSpan> within(List<TimeSpan> stretches, List<TimeSpan> speech) {
    List<TimeSpan> both = new ArrayList<>();
    for (TimeSpan part : speech) {
      for (TimeSpan stretch : stretches) {
        double start = Math.max(part.start(), stretch.start());
        double end = Math.min(part.end(), stretch.end());
        if (end > start) {
          both.add(new TimeSpan(start, end));
        }
      }
    }
    return both;
  }

  static List<SpeakerTurn> turns(List<Cell> cells, int[] path, QuietPlaces quiet)
      throws IOException {
    List<SpeakerTurn> turns = new ArrayList<>();
    Map<Integer, Integer> numbers = new HashMap<>();
    for (int i = 0; i < path.length; i++) {
      int speaker = numbers.computeIfAbsent(path[i], it -> numbers.size() + 1);
      TimeSpan span = cells.get(i).span();
      if (!turns.isEmpty()) {
        SpeakerTurn last = turns.getLast();
        boolean adjacent = cells.get(i).stretch() == cells.get(i - 1).stretch();
        if (last.speaker() == speaker && span.start() - last.span().end() < SAME_TURN) {
          turns.set(
              turns.size() - 1,
              new SpeakerTurn(speaker, new TimeSpan(last.span().start(), span.end())));
          continue;
        }
        if (adjacent) {
          double change = Math.clamp(quiet.near(span.start()), last.span().start(), span.end());
          turns.set(
              turns.size() - 1,
              new SpeakerTurn(last.speaker(), new TimeSpan(last.span().start(), change)));
          span = new TimeSpan(change, span.end());
        }
      }
      turns.add(new SpeakerTurn(speaker, span));
    }
    return turns;
  }
}
