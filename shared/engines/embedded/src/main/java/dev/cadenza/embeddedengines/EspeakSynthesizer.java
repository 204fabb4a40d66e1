package dev.cadenza.embeddedengines;

import dev.cadenza.embeddedengines.process.Resident;
import dev.cadenza.engines.Speech;
import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.SynthesisRequest;
import dev.cadenza.engines.Voice;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.model.PermanentFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speaks over a hundred languages with espeak-ng's C library, in a child process: some texts crash
 * the library.
 *
 * <p>The child keeps running between sentences. It speaks one sentence at a time, in a few
 * milliseconds, while other threads wait. This process only asks the library for its voices.
 */
public final class EspeakSynthesizer implements SpeechSynthesizer {
  static final String NAME = "espeak-ng";

  private static final Logger LOG = LoggerFactory.getLogger(EspeakSynthesizer.class);
  private static final Duration IDLE = Duration.ofMinutes(5);
  private static final int USUAL_WORDS_PER_MINUTE = 175;
  private static final double SILENCE_SECONDS = 0.1;

  private final Resident<EspeakProcess> child =
      new Resident<>(() -> EspeakProcess.start(NAME, EspeakChild.class), IDLE);
  private final Map<Voice, String> identifiers;
  private final List<Voice> voices;
  private final int sampleRate;
  private final String version;

  private EspeakSynthesizer() {
    EspeakLibrary library = new EspeakLibrary((samples, count, events) -> false);
    identifiers = EspeakVoices.read(library);
    voices = List.copyOf(identifiers.keySet());
    sampleRate = library.sampleRate();
    version = library.version().split(" ", 2)[0];
  }

  /** The instance of this process, if the library is installed. */
  public static Optional<EspeakSynthesizer> find() {
    return TheOne.FOUND;
  }

  /** The installed version. */
  public String version() {
    return version;
  }

  /** The child process, if it is running: for tests. */
  ProcessHandle process() throws InterruptedException {
    return child.ask(EspeakProcess::handle, Cancellation.NEVER);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean speaksPhonemes() {
    return true;
  }

  @Override
  public List<Voice> voices() {
    return voices;
  }

  /**
   * {@inheritDoc}
   *
   * @throws PermanentFailure also {@code text_not_speakable} if espeak-ng crashes at this text
   */
  @Override
  public Speech synthesize(String sentence, Voice voice, double speed, Cancellation cancellation)
      throws InterruptedException {
    SynthesisRequest.check(this, voice, speed);
    String text = EspeakMnemonics.in(SynthesisRequest.plain(sentence));
    if (text.isEmpty()) {
      return new Speech(Pcm.silence(SILENCE_SECONDS, sampleRate), List.of());
    }
    int rate = (int) Math.round(USUAL_WORDS_PER_MINUTE * speed);
    return speak(text, identifiers.get(voice), rate, cancellation).speech(text, sampleRate);
  }

  /**
   * A process may end for unrelated reasons, so a text is tried in a second one. A text that
   * crashes espeak-ng contains symbols for which it has no name: the third one gets the text
   * without symbols.
   */
  private EspeakRendering speak(String text, String voice, int rate, Cancellation cancellation)
      throws InterruptedException {
    for (String attempt : List.of(text, text, EspeakText.withoutSymbols(text))) {
      try {
        return child.ask(
            process -> process.speak(voice, rate, attempt, cancellation), cancellation);
      } catch (EspeakProcess.Died e) {
        LOG.warn("espeak-ng crashed at a text of " + attempt.length() + " characters", e);
      }
    }
    throw new PermanentFailure(
        "text_not_speakable",
        "espeak-ng cannot speak \"%s\". Change this text, or choose a voice of another engine."
            .formatted(EspeakText.excerpt(text)));
  }

  /** Loads the library once, on first use. */
  private static final class TheOne {
    private static final Optional<EspeakSynthesizer> FOUND = load();

    private static Optional<EspeakSynthesizer> load() {
      try {
        return Optional.of(new EspeakSynthesizer());
      } catch (IllegalArgumentException | IllegalStateException e) {
        // The library or its data is not installed; the catalog of engines has instructions.
        return Optional.empty();
      }
    }
  }
}
