package dev.cadenza.engines.cloned;

import static java.util.Objects.requireNonNull;

import dev.cadenza.engines.Voice;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.voiceprint.VoiceConversion;
import dev.cadenza.voiceprint.VoiceDistance;
import dev.cadenza.voiceprint.VoicePrint;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A base voice for a cloned one, with its conversion.
 *
 * @param left the remaining distance to the target voice
 */
public record VoiceMatch(BaseVoice base, VoiceConversion conversion, VoiceDistance left) {
  /**
   * The maximum number of candidates: an engine's roughest voices come last, and a conversion keeps
   * their roughness; and some languages have a voice for every region.
   */
  private static final int MAX_CANDIDATES = 3;

  public VoiceMatch {
    requireNonNull(base, "base");
    requireNonNull(conversion, "conversion");
    requireNonNull(left, "left");
  }

  /**
   * The factor by which a less intelligible voice must be closer. After conversion, all voices are
   * about as close as a person's own sentences are to each other.
   */
  private static final double CLEARLY = 0.5;

  /**
   * The voice that is closest to a voice print after conversion, of the most natural engine for the
   * language.
   *
   * @param language BCP 47
   * @throws dev.cadenza.model.PermanentFailure {@code unsupported_language}
   */
  public static VoiceMatch nearest(
      VoicePrint target, String language, Speakers speakers, Cancellation cancellation)
      throws IOException, InterruptedException {
    List<Voice> candidates = candidates(speakers.voiceFor(language), speakers);
    return nearest(target, candidates, BalancedSentences.FITTING, speakers, cancellation);
  }

  /**
   * The closest of some voices.
   *
   * @param sentences the text for the measurement, in their language
   */
  public static VoiceMatch nearest(
      VoicePrint target,
      List<Voice> candidates,
      List<String> sentences,
      Speakers speakers,
      Cancellation cancellation)
      throws IOException, InterruptedException {
    Optional<VoiceMatch> nearest = Optional.empty();
    for (Voice candidate : candidates) {
      BaseVoice base = BaseVoice.speaking(candidate, sentences, speakers, cancellation);
      VoiceMatch match = of(base, target);
      cancellation.check();
      nearest =
          nearest
              .filter(it -> match.left().frechet() >= CLEARLY * it.left().frechet())
              .or(() -> Optional.of(match));
    }
    return nearest.orElseThrow();
  }

  /** A given voice, fitted to a voice print. */
  public static VoiceMatch of(BaseVoice base, VoicePrint target) {
    VoiceConversion conversion = VoiceConversion.fit(base.speech(), target);
    List<Pcm> converted = base.speech().stream().map(conversion::convert).toList();
    return new VoiceMatch(
        base, conversion, VoiceDistance.between(VoicePrint.of(converted), target));
  }

  /** Voices of the engine and the language of one, the most intelligible first. */
  public static List<Voice> candidates(Voice usual, Speakers speakers) {
    return speakers.synthesizer(usual).bases(usual).stream()
        .filter(voice -> voice.speaks(usual.language()))
        .limit(MAX_CANDIDATES)
        .toList();
  }
}
