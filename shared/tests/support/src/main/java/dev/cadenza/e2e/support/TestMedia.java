package dev.cadenza.e2e.support;

import dev.cadenza.engines.Voice;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.ffmpeg.Ffmpeg;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.media.wav.WavWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files that a test makes itself. */
public final class TestMedia {
  private TestMedia() {}

  public static byte[] silence(Path folder) throws IOException {
    Path file = folder.resolve("silence.wav");
    try (WavWriter writer = WavWriter.create(file, 16_000)) {
      writer.appendSilence(3);
    }
    return Files.readAllBytes(file);
  }

  /** Speech, sentence after sentence with a pause after each. */
  public static byte[] speech(
      Path folder, String voiceId, List<String> sentences, double pauseSeconds)
      throws IOException, InterruptedException {
    Engines engines = Engines.locate(System.getenv());
    Voice voice = engines.voice(voiceId);
    Path file = folder.resolve("speech.wav");
    WavWriter writer = null;
    for (String sentence : sentences) {
      Pcm sound =
          engines.synthesizer(voice).synthesize(sentence, voice, 1, Cancellation.NEVER).sound();
      writer = writer == null ? WavWriter.create(file, sound.sampleRate()) : writer;
      writer.append(sound);
      writer.appendSilence(pauseSeconds);
    }
    writer.close();
    return Files.readAllBytes(file);
  }

  /** A sentence over and over, with pauses. */
  public static byte[] longSpeech(Path folder, double seconds)
      throws IOException, InterruptedException {
    Engines engines = Engines.locate(System.getenv());
    Voice voice = engines.voice("flite/slt");
    Pcm sentence =
        engines
            .synthesizer(voice)
            .synthesize("The harbour was quiet in the morning.", voice, 1, Cancellation.NEVER)
            .sound();
    Path file = folder.resolve("long.wav");
    try (WavWriter writer = WavWriter.create(file, sentence.sampleRate())) {
      while (writer.seconds() < seconds) {
        writer.append(sentence);
        writer.appendSilence(0.8);
      }
    }
    return Files.readAllBytes(file);
  }

  /** Steady noise, or a hum when it is asked for. */
  public static byte[] noise(Path folder, boolean hum) throws IOException {
    Random random = new Random(1);
    short[] samples = new short[8 * 16_000];
    for (int i = 0; i < samples.length; i++) {
      double wave = hum ? Math.sin(2 * Math.PI * 110 * i / 16_000) : random.nextGaussian() / 4;
      samples[i] = (short) (8_000 * wave);
    }
    Path file = folder.resolve("noise.wav");
    try (WavWriter writer = WavWriter.create(file, 16_000)) {
      writer.append(Pcm.of(samples, 16_000));
    }
    return Files.readAllBytes(file);
  }

  public static byte[] muteVideo(Path folder) throws IOException, InterruptedException {
    return made(folder.resolve("mute.mp4"), List.of("-f", "lavfi", "-i", "testsrc=d=1:s=64x64"));
  }

  public static byte[] talkingVideo(Path folder) throws IOException, InterruptedException {
    List<String> picture = List.of("-f", "lavfi", "-i", "testsrc=d=2:s=64x64");
    List<String> sound = List.of("-f", "lavfi", "-i", "sine=d=2");
    return made(
        folder.resolve("talk.mp4"), Stream.concat(picture.stream(), sound.stream()).toList());
  }

  public static byte[] archive() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("film.txt"));
      zip.write("no film".getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] made(Path file, List<String> inputs)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Ffmpeg.locate(System.getenv()).program().toString());
    command.addAll(List.of("-v", "error"));
    command.addAll(inputs);
    command.addAll(List.of("-y", file.toString()));
    if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
      throw new IOException("ffmpeg made no " + file.getFileName());
    }
    return Files.readAllBytes(file);
  }
}
