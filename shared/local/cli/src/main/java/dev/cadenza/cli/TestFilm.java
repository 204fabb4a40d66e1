package dev.cadenza.cli;

import dev.cadenza.cli.console.CommandFailed;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.command.Command;
import dev.cadenza.media.ffmpeg.Ffmpeg;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A video for dubbing, created from a recording and ffmpeg's test picture. */
final class TestFilm {
  private TestFilm() {}

  static Path of(Path recording, Path film) {
    List<String> arguments =
        List.of(
            "-y",
            "-v",
            "error",
            "-nostdin",
            "-f",
            "lavfi",
            "-i",
            "testsrc2=size=640x360:rate=15",
            "-i",
            "file:" + recording.toAbsolutePath(),
            "-shortest",
            "-c:v",
            "libx264",
            "-preset",
            "veryfast",
            "-pix_fmt",
            "yuv420p",
            "-c:a",
            "aac",
            "file:" + film.toAbsolutePath());
    Command.Outcome outcome = run(arguments);
    if (!outcome.succeeded()) {
      throw new CommandFailed("ffmpeg did not create the video: " + outcome.complaint());
    }
    return film;
  }

  private static Command.Outcome run(List<String> arguments) {
    try {
      return Command.of(Ffmpeg.locate(System.getenv()).program(), arguments)
          .within(Duration.ofMinutes(2))
          .run(Cancellation.NEVER);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailed("Interrupted while creating the video.");
    }
  }
}
