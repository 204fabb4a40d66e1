package dev.cadenza.engines.metering;

import dev.cadenza.engines.Price;
import dev.cadenza.engines.SegmentGroup;
import dev.cadenza.engines.SpeechRecognizer;
import dev.cadenza.engines.Transcript;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Progress;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.model.Cost;
import dev.cadenza.model.Meter;
import dev.cadenza.model.WorkPending;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A recognizer that counts its cost. */
public record MeteredRecognizer(SpeechRecognizer engine, Meter meter) implements SpeechRecognizer {
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
  public List<SegmentGroup> groups(List<TimeSpan> parts, int parallel) {
    return engine.groups(parts, parallel);
  }

  @Override
  public Optional<SpeechRecognizer> intoEnglish() {
    return engine.intoEnglish().map(it -> new MeteredRecognizer(it, meter));
  }

  @Override
  public SpeechRecognizer knowing(List<String> terms) {
    return new MeteredRecognizer(engine.knowing(terms), meter);
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
  public boolean begun(PcmFile audio, String language) throws IOException, InterruptedException {
    return engine.begun(audio, language);
  }

  /** Asynchronous work is paid when it is submitted, not when it is done. */
  @Override
  public Transcript recognize(
      PcmFile audio,
      List<TimeSpan> parts,
      String language,
      Progress progress,
      Cancellation cancellation)
      throws IOException, InterruptedException {
    Cost cost = begun(audio, language) ? Cost.NOTHING : cost(audio, parts);
    try (Meter.Reservation call = meter.reserve(cost)) {
      try {
        Transcript transcript = engine.recognize(audio, parts, language, progress, cancellation);
        call.settle();
        return transcript;
      } catch (WorkPending given) {
        call.settle();
        throw given;
      }
    }
  }

  private Cost cost(PcmFile audio, List<TimeSpan> parts) {
    double seconds =
        hearsWhole() ? audio.seconds() : parts.stream().mapToDouble(TimeSpan::seconds).sum();
    return price().of(Math.max(seconds, leastPaid()));
  }
}
