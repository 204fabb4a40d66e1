package dev.cadenza.neural.fetched;

import dev.cadenza.engines.SpeakerDiarizer;
import dev.cadenza.engines.SpeakerTurn;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Progress;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.wav.PcmFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A diarizer whose model is fetched. */
record FetchedDiarizer(FetchedEngine<SpeakerDiarizer> engine) implements SpeakerDiarizer {
  @Override
  public String name() {
    return engine.name();
  }

  @Override
  public List<SpeakerTurn> turns(
      PcmFile audio,
      List<TimeSpan> speech,
      Optional<Integer> speakers,
      Progress progress,
      Cancellation cancellation)
      throws IOException, InterruptedException {
    return engine.get().turns(audio, speech, speakers, progress, cancellation);
  }
}
