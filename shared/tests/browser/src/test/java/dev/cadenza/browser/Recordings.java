package dev.cadenza.browser;

import dev.cadenza.client.CadenzaClient;
import dev.cadenza.client.JobFeed;
import dev.cadenza.client.model.Job;
import dev.cadenza.client.model.NewJob;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.command.Command;
import dev.cadenza.media.ffmpeg.Ffmpeg;
import dev.cadenza.platform.SampleUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Speech for tests, made by the platform itself. */
final class Recordings {
  private static final Duration TIMEOUT = Duration.ofMinutes(3);

  private Recordings() {}

  /** As wav. */
  static byte[] speech(String text) {
    try (CadenzaClient client = Window.platform().login(SampleUser.EDITOR);
        JobFeed feed = client.openFeed(Window.platform().webSocketUrl(), JobFeed.Listener.NONE)) {
      String project = client.createProject("Recordings", "").id();
      Job job =
          client.submit(
              NewJob.textToSpeech(
                  project, Map.of("text", text, "voice", "flite/rms", "format", "wav")));
      return content(client, feed.awaitFinished(job, TIMEOUT));
    }
  }

  /** As mp4, with a test picture. */
  static byte[] film(String text) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("cadenza-recordings-");
    Path sound = Files.write(folder.resolve("talk.wav"), speech(text));
    Path film = folder.resolve("film.mp4");
    List<String> arguments =
        new ArrayList<>(
            List.of("-v", "error", "-f", "lavfi", "-i", "testsrc2=size=320x180:rate=10"));
    arguments.addAll(List.of("-i", sound.toString(), "-shortest", "-c:v", "libx264"));
    arguments.addAll(List.of("-pix_fmt", "yuv420p", "-c:a", "aac", film.toString()));
    Command.Outcome outcome =
        Command.of(Ffmpeg.locate(System.getenv()).program(), arguments).run(Cancellation.NEVER);
    if (!outcome.succeeded()) {
      throw new IllegalStateException(outcome.complaint());
    }
    return Files.readAllBytes(film);
  }

  /** The main file of what a job made. */
  static byte[] content(CadenzaClient client, Job job) {
    try {
      Path folder = Files.createTempDirectory("cadenza-recordings-");
      return Files.readAllBytes(
          client.download(client.result(job.id()).orElseThrow(), folder).getFirst());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
