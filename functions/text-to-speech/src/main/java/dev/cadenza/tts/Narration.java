package dev.cadenza.tts;

import dev.cadenza.engines.Engines;
import dev.cadenza.engines.Languages;
import dev.cadenza.engines.Voice;
import dev.cadenza.media.AudioFormat;
import dev.cadenza.model.PermanentFailure;
import java.util.Map;
import java.util.Optional;

/**
 * How a text is to be spoken.
 *
 * @param speed 1 is the voice's own
 */
record Narration(Voice voice, double speed, AudioFormat format) {
  private static final String DEFAULT_LANGUAGE = "en-US";

  /**
   * @throws PermanentFailure {@code unknown_voice}, {@code unsupported_language}, {@code
   *     voice_language_mismatch}
   */
  static Narration of(Map<String, Object> parameters, Engines engines) {
    Optional<String> language = text(parameters, "language");
    Voice voice =
        text(parameters, "voice")
            .map(engines::voice)
            .orElseGet(() -> engines.voiceFor(language.orElse(DEFAULT_LANGUAGE)));
    language.ifPresent(tag -> requireSpeaks(voice, tag));
    double speed = parameters.get("speed") instanceof Number number ? number.doubleValue() : 1;
    AudioFormat format =
        text(parameters, "format").flatMap(AudioFormat::named).orElse(AudioFormat.MP3);
    return new Narration(voice, speed, format);
  }

  private static void requireSpeaks(Voice voice, String language) {
    if (!Languages.primary(voice.language()).equals(Languages.primary(language))) {
      throw new PermanentFailure(
          "voice_language_mismatch",
          "The voice \"%s\" speaks %s, not %s. Choose a voice of that language, or leave out one of the two."
              .formatted(voice.id(), voice.language(), language));
    }
  }

  private static Optional<String> text(Map<String, Object> parameters, String name) {
    return parameters.get(name) instanceof String text && !text.isBlank()
        ? Optional.of(text.strip())
        : Optional.empty();
  }
}
