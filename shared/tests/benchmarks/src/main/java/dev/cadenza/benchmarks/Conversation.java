package dev.cadenza.benchmarks;

import dev.cadenza.engines.Speech;
import dev.cadenza.engines.Voice;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Progress;
import dev.cadenza.media.ffmpeg.AudioFormat;
import dev.cadenza.media.ffmpeg.Ffmpeg;
import dev.cadenza.media.ffmpeg.Media;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.media.wav.WavWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A long recording for transcription: three voices, with realistic pauses. */
final class Conversation {
  private static final List<String> VOICES = List.of("flite/rms", "flite/slt", "flite/awb");

  private static final List<String> SENTENCES =
      List.of(
          "The morning train was late again, and people stood on the platform.",
          "I would rather walk along the river than wait for another hour.",
          "Nobody had expected the meeting to end before lunch.",
          "She put the letter back into the drawer and closed it without a sound.",
          "There is a small house at the end of the road with a green door.",
          "The weather turned cold in the evening, so we stayed inside.",
          "My brother works for a company that builds bridges.",
          "Have you ever seen the mountains in winter?",
          "The children were playing in the garden when the rain began.",
          "He said that he would call us as soon as he arrived.",
          "A good answer to that question is worth a great deal of money.",
          "We looked at the map for a long time before we found the village.");

  private Conversation() {}

  /** Writes a recording of about this length, as an MP3 file. */
  static Path write(double seconds, Path folder) throws IOException, InterruptedException {
    Engines engines = Engines.locate(System.getenv());
    Random random = new Random(1);
    Path wav = folder.resolve("conversation.wav");
    Path mp3 = folder.resolve("conversation.mp3");
    try (WavWriter writer = WavWriter.create(wav, 16_000)) {
      while (writer.seconds() < seconds) {
        writer.append(sentence(engines, random).sound());
        writer.appendSilence(0.3 + 1.5 * random.nextDouble() * random.nextDouble());
      }
    }
    new Media(Ffmpeg.locate(System.getenv()))
        .encode(
            PcmFile.open(wav), mp3, AudioFormat.MP3, Map.of(), Progress.NONE, Cancellation.NEVER);
    Files.delete(wav);
    return mp3;
  }

  private static Speech sentence(Engines engines, Random random)
      throws IOException, InterruptedException {
    Voice voice = engines.voice(VOICES.get(random.nextInt(VOICES.size())));
    String text = SENTENCES.get(random.nextInt(SENTENCES.size()));
    return engines.synthesizer(voice).synthesize(text, voice, 1, Cancellation.NEVER);
  }
}
