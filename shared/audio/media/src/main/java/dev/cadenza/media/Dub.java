package dev.cadenza.media;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A recording and its replacement audio.
 *
 * @param original the file, untrusted
 * @param info what it holds
 * @param voice what is spoken, as long as the recording
 * @param background by what the original sound is multiplied where it stays under the voice, full
 *     scale being one; none when it is dropped
 * @param seconds how long the result is
 * @param language BCP 47, of the voice
 * @param originalLanguage BCP 47, of the original sound
 */
public record Dub(
    Path original,
    MediaInfo info,
    PcmFile voice,
    Optional<PcmFile> background,
    double seconds,
    String language,
    String originalLanguage) {
  public Dub {
    requireNonNull(original, "original");
    requireNonNull(info, "info");
    requireNonNull(voice, "voice");
    requireNonNull(language, "language");
    requireNonNull(originalLanguage, "originalLanguage");
    if (!(seconds > 0)) {
      throw new IllegalArgumentException("A dub of " + seconds + " s?");
    }
  }
}
