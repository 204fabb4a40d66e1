package dev.cadenza.tts;

import dev.cadenza.media.ffmpeg.Ffmpeg;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What ffmpeg prints of a file: its streams, tags and chapters. */
final class MediaDump {
  private MediaDump() {}

  static String of(Path file) throws Exception {
    Process process =
        new ProcessBuilder(
                Ffmpeg.locate(System.getenv()).program().toString(),
                "-hide_banner",
                "-i",
                file.toString())
            .redirectErrorStream(true)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
