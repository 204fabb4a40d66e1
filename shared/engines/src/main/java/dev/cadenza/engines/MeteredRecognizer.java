package dev.cadenza.engines;

import dev.cadenza.media.Cancellation;
import dev.cadenza.media.PcmFile;
import dev.cadenza.media.Progress;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.model.Meter;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** A recogniser that counts what it asks for. */
record MeteredRecognizer(SpeechRecognizer engine, Meter meter) implements SpeechRecognizer {
  @Override
  public String name() {
    return engine.name();
  }

  @Override
  public Set<String> languages() {
    return engine.languages();
  }

  @Override
  public boolean hearsWhole() {
    return engine.hearsWhole();
  }

  @Override
  public Price price() {
    return engine.price();
  }

  @Override
  public double leastPaid() {
    return engine.leastPaid();
  }

  @Override
  public Transcript recognize(
      PcmFile audio,
      List<TimeSpan> parts,
      String language,
      Progress progress,
      Cancellation cancellation)
      throws IOException, InterruptedException {
    double seconds =
        hearsWhole() ? audio.seconds() : parts.stream().mapToDouble(TimeSpan::seconds).sum();
    double paid = Math.max(seconds, leastPaid());
    try (Meter.Reservation call = meter.reserve(price().of(paid))) {
      Transcript transcript = engine.recognize(audio, parts, language, progress, cancellation);
      call.settle();
      return transcript;
    }
  }
}
