package dev.cadenza.e2e;

import dev.cadenza.media.Ffmpeg;
import dev.cadenza.media.WavWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
    Path file = folder.resolve("mute.mp4");
    String ffmpeg = Ffmpeg.locate(System.getenv()).program().toString();
    Process process =
        new ProcessBuilder(
                List.of(
                    ffmpeg,
                    "-v",
                    "error",
                    "-f",
                    "lavfi",
                    "-i",
                    "testsrc=d=1:s=64x64",
                    "-y",
                    file.toString()))
            .inheritIO()
            .start();
    if (process.waitFor() != 0) {
      throw new IOException("ffmpeg made no video");
    }
    return Files.readAllBytes(file);
  }
}
