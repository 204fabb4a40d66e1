package dev.cadenza.embeddedengines;

import dev.cadenza.engines.Speech;
import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.SynthesisRequest;
import dev.cadenza.engines.Voice;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Pcm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Speaks over a hundred languages with espeak-ng, in this process through its C library.
 *
 * <p>The library speaks one sentence at a time, whoever asks: a sentence takes a few milliseconds,
 * and the others wait.
 */
public final class EspeakSynthesizer implements SpeechSynthesizer {
  static final String NAME = "espeak-ng";

  private static final int USUAL_WORDS_PER_MINUTE = 175;
  private static final double STILLNESS_SECONDS = 0.1;

  private final ReentrantLock lock = new ReentrantLock();
  private final EspeakLibrary library;
  private final Map<Voice, String> identifiers;
  private final List<Voice> voices;
  private String currentVoice = "";
  private EspeakRendering rendering;

  private EspeakSynthesizer() {
    library =
        new EspeakLibrary((samples, count, events) -> rendering.spoken(samples, count, events));
    identifiers = EspeakVoices.read(library.voices());
    voices = List.copyOf(identifiers.keySet());
  }

  /** The one of this process, if its library is installed. */
  public static Optional<EspeakSynthesizer> find() {
    return TheOne.FOUND;
  }

  /** The installed version. */
  public String version() {
    lock.lock();
    try {
      return library.version().split(" ", 2)[0];
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Voice> voices() {
    return voices;
  }

  @Override
  public Speech synthesize(String sentence, Voice voice, double speed, Cancellation cancellation)
      throws InterruptedException {
    SynthesisRequest.check(this, voice, speed);
    String text = SynthesisRequest.plain(sentence);
    if (text.isEmpty()) {
      return new Speech(Pcm.silence(STILLNESS_SECONDS, library.sampleRate()), List.of());
    }
    lock.lockInterruptibly();
    try {
      cancellation.check();
      return speak(text, identifiers.get(voice), speed, cancellation);
    } finally {
      lock.unlock();
    }
  }

  private Speech speak(String text, String identifier, double speed, Cancellation cancellation)
      throws InterruptedException {
    if (!identifier.equals(currentVoice)) {
      library.voice(identifier);
      currentVoice = identifier;
    }
    library.rate((int) Math.round(USUAL_WORDS_PER_MINUTE * speed));
    rendering = new EspeakRendering(cancellation);
    library.speak(text);
    if (rendering.stopped()) {
      cancellation.check();
      Thread.interrupted();
      throw new InterruptedException("Interrupted while speaking.");
    }
    return rendering.speech(text, library.sampleRate());
  }

  /** Loads the library once, when it is first asked for. */
  private static final class TheOne {
    private static final Optional<EspeakSynthesizer> FOUND = load();

    private static Optional<EspeakSynthesizer> load() {
      try {
        return Optional.of(new EspeakSynthesizer());
      } catch (IllegalArgumentException | IllegalStateException e) {
        // The library or its data is not installed; the catalogue of engines says how to.
        return Optional.empty();
      }
    }
  }
}
