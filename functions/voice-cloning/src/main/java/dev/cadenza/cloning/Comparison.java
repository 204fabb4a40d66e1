package dev.cadenza.cloning;

import dev.cadenza.engines.Voice;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.engines.cloned.BalancedSentences;
import dev.cadenza.engines.cloned.BaseVoice;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.voiceprint.VoiceConversion;
import dev.cadenza.voiceprint.VoiceDistance;
import dev.cadenza.voiceprint.VoicePrint;
import java.io.IOException;
import java.util.List;
import java.util.function.DoubleConsumer;

/**
 * Measures the similarity of a voice to a person's.
 *
 * @param first the part of the reference for fitting
 * @param heldOut the part for the measurement
 */
record Comparison(
    VoicePrint first, VoicePrint heldOut, Engines engines, Cancellation cancellation) {

  /** The similarity of a converted voice: fitted on one part, measured on the other. */
  Likeness ofConverted(Voice base, DoubleConsumer progress)
      throws IOException, InterruptedException {
    VoiceConversion trial = VoiceConversion.fit(speech(base, BalancedSentences.FITTING), first);
    progress.accept(0.5);
    List<Pcm> other = speech(base, BalancedSentences.MEASURING);
    return likeness(
        VoicePrint.of(other), VoicePrint.of(other.stream().map(trial::convert).toList()));
  }

  /**
   * The similarity of a voice of a service.
   *
   * @param usual the default voice
   */
  Likeness ofMade(Voice made, Voice usual, DoubleConsumer progress)
      throws IOException, InterruptedException {
    VoicePrint before = VoicePrint.of(speech(usual, BalancedSentences.MEASURING));
    progress.accept(0.5);
    return likeness(before, VoicePrint.of(speech(made, BalancedSentences.MEASURING)));
  }

  private Likeness likeness(VoicePrint before, VoicePrint after) {
    return new Likeness(
        VoiceDistance.between(before, heldOut),
        VoiceDistance.between(after, heldOut),
        VoiceDistance.between(first, heldOut));
  }

  private List<Pcm> speech(Voice voice, List<String> sentences)
      throws IOException, InterruptedException {
    return BaseVoice.speaking(voice, sentences, engines, cancellation).speech();
  }
}
