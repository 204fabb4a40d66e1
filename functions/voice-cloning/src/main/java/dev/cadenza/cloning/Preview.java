package dev.cadenza.cloning;

import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.Voice;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.engines.cloned.ClonedVoice;
import dev.cadenza.engines.text.SentenceSplitter;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.media.wav.Resampler;
import dev.cadenza.media.wav.WavWriter;
import dev.cadenza.model.PermanentFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A few sentences in a cloned voice. */
record Preview(ClonedVoice voice, String text) {
  private static final double PAUSE_SECONDS = 0.3;

  /**
   * @throws PermanentFailure {@code empty_text}
   */
  static List<String> sentences(String text) {
    List<String> sentences =
        SentenceSplitter.split(text).stream()
            .filter(sentence -> sentence.codePoints().anyMatch(Character::isLetterOrDigit))
            .toList();
    if (sentences.isEmpty()) {
      throw new PermanentFailure(
          "empty_text", "The preview text has no words. Enter some, or omit it.");
    }
    return sentences;
  }

  /**
   * @param language BCP 47, of the text
   */
  PcmFile speak(Engines engines, String language, Path wav, Cancellation cancellation)
      throws IOException, InterruptedException {
    Voice base = voice.speaker(engines).in(language);
    SpeechSynthesizer engine = engines.synthesizer(base);
    // Converted speech already has that rate.
    Resampler toSpeechRate = Resampler.to(PcmFile.SPEECH_RATE);
    WavWriter writer = WavWriter.create(wav, PcmFile.SPEECH_RATE);
    try (writer) {
      for (String sentence : sentences(text)) {
        Pcm sound = engine.synthesize(sentence, base, 1, cancellation).sound();
        writer.append(toSpeechRate.resample(voice.converted(sound)));
        writer.appendSilence(PAUSE_SECONDS);
      }
    }
    return writer.file();
  }
}
