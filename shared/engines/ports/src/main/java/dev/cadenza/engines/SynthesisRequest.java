package dev.cadenza.engines;

import dev.cadenza.model.PermanentFailure;

/** The validation that all synthesizers share. */
public final class SynthesisRequest {
  private SynthesisRequest() {}

  /**
   * @throws PermanentFailure {@code unknown_voice}, {@code invalid_speed}
   */
  public static void check(SpeechSynthesizer engine, Voice voice, double speed) {
    // A voice of any language may have been given one.
    if (engine.voices().stream().noneMatch(it -> it.id().equals(voice.id()))) {
      throw unknownVoice(engine, voice);
    }
    checkEngine(engine, voice, speed);
  }

  /**
   * Like {@link #check}, for an engine with unlisted voices.
   *
   * @throws PermanentFailure {@code unknown_voice}, {@code invalid_speed}
   */
  public static void checkEngine(SpeechSynthesizer engine, Voice voice, double speed) {
    if (!voice.engine().equals(engine.name())) {
      throw unknownVoice(engine, voice);
    }
    if (!(speed >= SpeechSynthesizer.SLOWEST && speed <= SpeechSynthesizer.FASTEST)) {
      throw new PermanentFailure(
          "invalid_speed", "The speed must be a number from 0.5 (slow) to 2 (fast).");
    }
  }

  private static PermanentFailure unknownVoice(SpeechSynthesizer engine, Voice voice) {
    return new PermanentFailure(
        "unknown_voice",
        "Unknown voice \"%2$s\" of %1$s. The voices are listed under /api/voices/."
            .formatted(engine.name(), voice.id()));
  }

  /** Removes characters that a synthesizer interprets as markup or as the end of the text. */
  public static String plain(String sentence) {
    return sentence.replaceAll("[\\p{Cntrl}\\p{Cs}]+", " ").strip();
  }
}
