package dev.cadenza.embeddedengines;

import dev.cadenza.engines.Speech;
import dev.cadenza.engines.Voice;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.media.wav.WavWriter;
import java.io.IOException;
import java.nio.file.Path;

/** The real engines of this machine, and speech that they make for the tests. */
public final class InstalledEngines {
  public static final Engines ENGINES = Engines.locate(System.getenv());

  private InstalledEngines() {}

  public static Speech say(String text, String voiceId) throws IOException, InterruptedException {
    return say(text, voiceId, 1);
  }

  static Speech say(String text, String voiceId, double speed)
      throws IOException, InterruptedException {
    Voice voice = ENGINES.voice(voiceId);
    return ENGINES.synthesizer(voice).synthesize(text, voice, speed, Cancellation.NEVER);
  }

  /** One sentence after another, with a second of stillness before, between and after. */
  public static PcmFile record(Path file, String voiceId, String... sentences)
      throws IOException, InterruptedException {
    try (WavWriter writer = WavWriter.create(file, PcmFile.SPEECH_RATE)) {
      writer.appendSilence(1);
      for (String sentence : sentences) {
        Pcm sound = say(sentence, voiceId).sound();
        writer.append(sound);
        writer.appendSilence(1);
      }
      return writer.file();
    }
  }
}
