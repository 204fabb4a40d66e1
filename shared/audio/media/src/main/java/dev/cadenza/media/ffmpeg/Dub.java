package dev.cadenza.media.ffmpeg;

import static java.util.Objects.requireNonNull;

import dev.cadenza.media.wav.PcmFile;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A recording and its replacement audio.
 *
 * @param original the file, untrusted
 * @param info its contents
 * @param voice the new speech, as long as the recording
 * @param background the factor of the original audio under the voice, with full scale one; empty if
 *     it is removed
 * @param seconds the duration of the result
 * @param language BCP 47, of the voice
 * @param originalLanguage BCP 47, of the original audio
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
