package dev.cadenza.engines;

import static java.util.Objects.requireNonNull;

import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Pcm;
import dev.cadenza.voiceprint.VoiceConversion;
import dev.cadenza.voiceprint.VoiceDistance;
import dev.cadenza.voiceprint.VoicePrint;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A voice that is to speak for a cloned one, and what makes it sound like that.
 *
 * @param left how far it still is from the voice it is to sound like
 */
public record VoiceMatch(BaseVoice base, VoiceConversion conversion, VoiceDistance left) {
  /**
   * An engine's coarsest voices come last, and a conversion keeps their hoarseness; and there are
   * languages with a voice for every region.
   */
  private static final int MOST_CANDIDATES = 3;

  public VoiceMatch {
    requireNonNull(base, "base");
    requireNonNull(conversion, "conversion");
    requireNonNull(left, "left");
  }

  /**
   * The voice that comes nearest to a print when it is converted, of the more natural engine that
   * speaks the language.
   *
   * @param language BCP 47
   * @throws dev.cadenza.model.PermanentFailure {@code unsupported_language}
   */
  public static VoiceMatch nearest(
      VoicePrint target, String language, Engines engines, Cancellation cancellation)
      throws IOException, InterruptedException {
    Optional<VoiceMatch> nearest = Optional.empty();
    for (Voice candidate : candidates(language, engines)) {
      BaseVoice base =
          BaseVoice.speaking(candidate, BalancedSentences.FITTING, engines, cancellation);
      VoiceMatch match = of(base, target);
      cancellation.check();
      nearest =
          nearest
              .filter(it -> it.left().frechet() <= match.left().frechet())
              .or(() -> Optional.of(match));
    }
    return nearest.orElseThrow();
  }

  /** A given voice, fitted to a print. */
  public static VoiceMatch of(BaseVoice base, VoicePrint target) {
    VoiceConversion conversion = VoiceConversion.fit(base.speech(), target);
    List<Pcm> converted = base.speech().stream().map(conversion::convert).toList();
    return new VoiceMatch(
        base, conversion, VoiceDistance.between(VoicePrint.of(converted), target));
  }

  private static List<Voice> candidates(String language, Engines engines) {
    Voice usual = engines.voiceFor(language);
    String spoken = Languages.primary(usual.language());
    return engines.voices().stream()
        .filter(voice -> voice.engine().equals(usual.engine()))
        .filter(voice -> Languages.primary(voice.language()).equals(spoken))
        // The voice of the region that was asked for is always among them.
        .sorted(Comparator.comparing(voice -> !voice.equals(usual)))
        .limit(MOST_CANDIDATES)
        .toList();
  }
}
