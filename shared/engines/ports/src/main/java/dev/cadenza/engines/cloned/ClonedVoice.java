package dev.cadenza.engines.cloned;

import static java.util.Objects.requireNonNull;

import dev.cadenza.engines.Voice;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.voiceprint.VoiceConversion;
import java.util.Optional;

/**
 * A voice cloned from a recording: either another voice whose speech is converted, or a voice at a
 * service.
 *
 * @param id the part after the slash of its voice's id
 * @param owner the account that owns the voice; no other account may use it
 * @param language BCP 47
 * @param gender as in {@link Voice}
 * @param base the id of the base voice
 * @param conversion converts the base voice to sound like the recording; empty if not required
 */
public record ClonedVoice(
    String id,
    String owner,
    String name,
    String language,
    String gender,
    String base,
    Optional<VoiceConversion> conversion) {
  public ClonedVoice {
    requireNonNull(id, "id");
    requireNonNull(owner, "owner");
    requireNonNull(name, "name");
    requireNonNull(language, "language");
    requireNonNull(gender, "gender");
    requireNonNull(base, "base");
    requireNonNull(conversion, "conversion");
  }

  /** The key prefix of its files in the store. */
  public String folder() {
    return "voices/" + id + "/";
  }

  /** The key of its sample in the store, an MP3. */
  public String sample() {
    return sampleOf(id);
  }

  /** Like {@link #sample}, for an id. */
  public static String sampleOf(String id) {
    return "voices/" + id + "/preview.mp3";
  }

  /** The voice in lists. */
  public Voice voice() {
    String quality = conversion.isPresent() ? "draft" : "natural";
    return new Voice(Voice.CLONED + "/" + id, name, language, gender, Voice.CLONED, quality);
  }

  /**
   * The base voice.
   *
   * @param speakers those of its owner
   */
  public Voice speaker(Speakers speakers) {
    // A service does not list the cloned voices of users.
    return conversion.isPresent()
        ? speakers.voice(base)
        : new Voice(base, name, language, gender, engine(), "natural");
  }

  /** The engine of the base voice. */
  public String engine() {
    return base.substring(0, base.indexOf('/'));
  }

  /** Converts speech of the base voice. */
  public Pcm converted(Pcm sound) {
    return conversion.map(it -> it.convert(sound)).orElse(sound);
  }
}
