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

  /** What is not a fifth better is not better: the first voices are those that are understood. */
  private static final double CLEARLY = 0.8;

  /** How much an octave between two voices counts for: so far moved, a voice is no longer clear. */
  private static final double STRAIN = 2;

  /**
   * The voice that comes nearest to a print when it is converted without strain, of the more
   * natural engine that speaks the language.
   *
   * @param language BCP 47
   * @throws dev.cadenza.model.PermanentFailure {@code unsupported_language}
   */
  public static VoiceMatch nearest(
      VoicePrint target, String language, Engines engines, Cancellation cancellation)
      throws IOException, InterruptedException {
    List<Voice> candidates = candidates(engines.voiceFor(language), engines);
    return nearest(target, candidates, BalancedSentences.FITTING, engines, cancellation);
  }

  /**
   * The one of some voices that comes nearest.
   *
   * @param sentences what they say to be measured, in their language
   */
  public static VoiceMatch nearest(
      VoicePrint target,
      List<Voice> candidates,
      List<String> sentences,
      Engines engines,
      Cancellation cancellation)
      throws IOException, InterruptedException {
    Optional<VoiceMatch> nearest = Optional.empty();
    for (Voice candidate : candidates) {
      BaseVoice base = BaseVoice.speaking(candidate, sentences, engines, cancellation);
      VoiceMatch match = of(base, target);
      cancellation.check();
      nearest =
          nearest
              .filter(it -> match.badness(target) >= CLEARLY * it.badness(target))
              .or(() -> Optional.of(match));
    }
    return nearest.orElseThrow();
  }

  private double badness(VoicePrint target) {
    double octaves =
        Math.abs(Math.log(base.print().pitch().hertz() / target.pitch().hertz()) / Math.log(2));
    return left.frechet() * (1 + STRAIN * octaves);
  }

  /** A given voice, fitted to a print. */
  public static VoiceMatch of(BaseVoice base, VoicePrint target) {
    VoiceConversion conversion = VoiceConversion.fit(base.speech(), target);
    List<Pcm> converted = base.speech().stream().map(conversion::convert).toList();
    return new VoiceMatch(
        base, conversion, VoiceDistance.between(VoicePrint.of(converted), target));
  }

  /** A voice, and others of its engine and language. */
  public static List<Voice> candidates(Voice usual, Engines engines) {
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
