package dev.cadenza.engines.cloned;

import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.Voice;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.voiceprint.VoicePrint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A voice that can be the base of a cloned one.
 *
 * @param speech its speech for the measurement
 */
public record BaseVoice(Voice voice, List<Pcm> speech) {
  public BaseVoice {
    speech = List.copyOf(speech);
  }

  /**
   * A voice with measured speech.
   *
   * @param sentences such as {@link BalancedSentences#FITTING}
   */
  public static BaseVoice speaking(
      Voice voice, List<String> sentences, Speakers speakers, Cancellation cancellation)
      throws IOException, InterruptedException {
    SpeechSynthesizer engine = speakers.synthesizer(voice);
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
