package dev.cadenza.neural.fetched;

import dev.cadenza.engines.Languages;
import dev.cadenza.engines.SegmentGroup;
import dev.cadenza.engines.SpeechRecognizer;
import dev.cadenza.engines.Transcript;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Progress;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.wav.PcmFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A recognizer whose model is fetched.
 *
 * @param translate whether it writes English
 * @param terms that it expects
 */
record FetchedRecognizer(
    FetchedEngine<SpeechRecognizer> engine,
    Set<String> languages,
    boolean translate,
    List<String> terms)
    implements SpeechRecognizer {
  FetchedRecognizer {
    languages = Set.copyOf(languages);
    terms = List.copyOf(terms);
  }

  @Override
  public String name() {
    return engine.name();
  }

  /** Known without the model: those of several languages were trained to translate. */
  @Override
  public Optional<SpeechRecognizer> intoEnglish() {
    return languages.size() > 1
        ? Optional.of(new FetchedRecognizer(engine, languages, true, terms))
        : Optional.empty();
  }

  @Override
  public SpeechRecognizer knowing(List<String> more) {
    return new FetchedRecognizer(engine, languages, translate, more);
  }

  @Override
  public List<SegmentGroup> groups(List<TimeSpan> parts, int sideBySide) {
    return engine.getUninterruptibly().groups(parts, sideBySide);
  }

  @Override
  public Transcript recognize(
      PcmFile audio,
      List<TimeSpan> parts,
      String language,
      Progress progress,
      Cancellation cancellation)
      throws IOException, InterruptedException {
    Languages.require(language, languages, name());
    SpeechRecognizer fetched = engine.get();
    SpeechRecognizer listener = translate ? fetched.intoEnglish().orElseThrow() : fetched;
    return listener.knowing(terms).recognize(audio, parts, language, progress, cancellation);
  }
}
