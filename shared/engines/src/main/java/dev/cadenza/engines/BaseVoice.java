package dev.cadenza.engines;

import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Pcm;
import dev.cadenza.voiceprint.VoicePrint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A voice that can speak for a cloned one.
 *
 * @param speech what it said to be measured
 */
public record BaseVoice(Voice voice, List<Pcm> speech) {
  /** There are languages with a voice for every region. */
  private static final int MOST_CANDIDATES = 6;

  public BaseVoice {
    speech = List.copyOf(speech);
  }

  /**
   * The voice nearest to a print, of the more natural engine that speaks the language.
   *
   * @param language BCP 47
   * @throws dev.cadenza.model.PermanentFailure {@code unsupported_language}
   */
  public static BaseVoice nearest(
      VoicePrint target, String language, Engines engines, Cancellation cancellation)
      throws IOException, InterruptedException {
    Voice usual = engines.voiceFor(language);
    List<Voice> candidates =
        engines.voices().stream()
            .filter(voice -> voice.engine().equals(usual.engine()))
            .filter(
                voice ->
                    Languages.primary(voice.language()).equals(Languages.primary(usual.language())))
            .limit(MOST_CANDIDATES)
            .toList();
    BaseVoice nearest = speaking(usual, BalancedSentences.FITTING, engines, cancellation);
    double least = nearest.print().unlikenessTo(target);
    for (Voice candidate : candidates) {
      BaseVoice base = speaking(candidate, BalancedSentences.FITTING, engines, cancellation);
      double unlikeness = base.print().unlikenessTo(target);
      if (unlikeness < least) {
        least = unlikeness;
        nearest = base;
      }
    }
    return nearest;
  }

  /**
   * A voice that says some sentences.
   *
   * @param sentences such as {@link BalancedSentences#FITTING}
   */
  public static BaseVoice speaking(
      Voice voice, List<String> sentences, Engines engines, Cancellation cancellation)
      throws IOException, InterruptedException {
    SpeechSynthesizer engine = engines.synthesizer(voice);
    List<Pcm> speech = new ArrayList<>(sentences.size());
    for (String sentence : sentences) {
      speech.add(engine.synthesize(sentence, voice, 1, cancellation).sound());
    }
    return new BaseVoice(voice, speech);
  }

  public VoicePrint print() {
    return VoicePrint.of(speech);
  }
}
