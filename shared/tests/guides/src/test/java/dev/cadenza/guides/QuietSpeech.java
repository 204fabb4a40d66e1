package dev.cadenza.guides;

import dev.cadenza.engines.Voice;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.media.wav.WavWriter;
import java.io.IOException;
import java.nio.file.Path;

/** A recording of a person who speaks far from the microphone. */
final class QuietSpeech {
  private static final int TIMES_QUIETER = 20;

  private QuietSpeech() {}

  static Path write(Path wav) throws IOException, InterruptedException {
    Engines engines = Engines.locate(System.getenv());
    Voice voice = engines.voice("flite/slt");
    Pcm speech =
        engines
            .synthesizer(voice)
            .synthesize("Good morning. The train leaves at nine.", voice, 1, Cancellation.NEVER)
            .sound();
    short[] samples = speech.toArray();
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (samples[i] / TIMES_QUIETER);
    }
    try (WavWriter writer = WavWriter.create(wav, speech.sampleRate())) {
      writer.append(Pcm.of(samples, speech.sampleRate()));
    }
    return wav;
  }
}
