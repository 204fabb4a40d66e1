package dev.cadenza.neural.whisper;

import dev.cadenza.engines.Speech;
import dev.cadenza.engines.Voice;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.TimedWord;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.media.wav.Resampler;
import dev.cadenza.media.wav.WavWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Speech of known words and times.
 *
 * @param words from the recording's start
 */
record Spoken(PcmFile audio, List<TimedWord> words) {
  static final String[] SENTENCES = {
    "The weather in the north will be cold and dry until the end of the week.",
    "Our company has more than two hundred people in seven countries.",
    "The train to the city leaves every morning at half past eight."
  };

  private static final Engines ENGINES = Engines.locate(System.getenv());

  /** One sentence after another, with a second of silence around each. */
  static Spoken with(String voiceId, Path file, String... sentences)
      throws IOException, InterruptedException {
    Voice voice = ENGINES.voice(voiceId);
    List<TimedWord> words = new ArrayList<>();
    try (WavWriter writer = WavWriter.create(file, PcmFile.SPEECH_RATE)) {
      writer.appendSilence(1);
      double position = 1;
      for (String sentence : sentences) {
        Speech speech =
            ENGINES.synthesizer(voice).synthesize(sentence, voice, 1, Cancellation.NEVER);
        for (TimedWord word : speech.words()) {
          words.add(new TimedWord(word.text(), position + word.start(), position + word.end()));
        }
        writer.append(Resampler.to(PcmFile.SPEECH_RATE).resample(speech.sound()));
        writer.appendSilence(1);
        position += speech.sound().seconds() + 1;
      }
      return new Spoken(writer.file(), words);
    }
  }

  /** A sound by its value at each time in seconds, -1 to 1. */
  static PcmFile sound(Path file, double seconds, IntToDoubleFunction value) throws IOException {
    short[] samples = new short[(int) (seconds * PcmFile.SPEECH_RATE)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (Math.clamp(value.applyAsDouble(i), -1, 1) * Short.MAX_VALUE);
    }
    try (WavWriter writer = WavWriter.create(file, PcmFile.SPEECH_RATE)) {
      writer.append(Pcm.of(samples, PcmFile.SPEECH_RATE));
      return writer.file();
    }
  }
}
