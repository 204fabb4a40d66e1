package dev.cadenza.e2e;

import dev.cadenza.media.Ffmpeg;
import dev.cadenza.media.WavWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files that a test makes itself. */
final class TestMedia {
  private TestMedia() {}

  static byte[] silence(Path folder) throws IOException {
    Path file = folder.resolve("silence.wav");
    try (WavWriter writer = WavWriter.create(file, 16_000)) {
      writer.appendSilence(3);
    }
    return Files.readAllBytes(file);
  }

  static byte[] muteVideo(Path folder) throws IOException, InterruptedException {
    return made(folder.resolve("mute.mp4"), List.of("-f", "lavfi", "-i", "testsrc=d=1:s=64x64"));
  }

  static byte[] talkingVideo(Path folder) throws IOException, InterruptedException {
    List<String> picture = List.of("-f", "lavfi", "-i", "testsrc=d=2:s=64x64");
    List<String> sound = List.of("-f", "lavfi", "-i", "sine=d=2");
    return made(
        folder.resolve("talk.mp4"), Stream.concat(picture.stream(), sound.stream()).toList());
  }

  static byte[] archive() throws IOException {
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
