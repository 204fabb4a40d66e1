package dev.cadenza.cli;

import static java.util.Objects.requireNonNull;

import dev.cadenza.cli.console.CommandFailed;
import dev.cadenza.cli.console.JobBars;
import dev.cadenza.cli.console.JobProgress;
import dev.cadenza.cli.console.Terminal;
import dev.cadenza.client.CadenzaClient;
import dev.cadenza.client.JobFeed;
import dev.cadenza.client.model.Job;
import dev.cadenza.client.model.JobResult;
import dev.cadenza.client.model.NewJob;
import dev.cadenza.client.model.Project;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.platform.LocalPlatform;
import dev.cadenza.platform.SampleUser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Runs jobs like a client program: HTTP for requests, presigned links for files, a WebSocket for
 * updates.
 */
final class Demo implements AutoCloseable {
  private static final String TRANSCRIPT = "speech to text of speech.mp3";
  private static final Duration MAX_JOB = Duration.ofHours(2);
  private static final int STORY_SECONDS = 60;

  /**
   * A completed job.
   *
   * @param wall from the submission to the pushed end
   */
  record Outcome(String name, Job job, JobResult result, Duration wall, List<Path> files) {
    Outcome {
      requireNonNull(name, "name");
      requireNonNull(job, "job");
      requireNonNull(result, "result");
      requireNonNull(wall, "wall");
      files = List.copyOf(files);
    }

    /** Whether it is the transcript of the text that was spoken first. */
    boolean transcribes() {
      return name.equals(TRANSCRIPT);
    }

    Path file(String fileName) {
      return files.stream()
          .filter(file -> file.endsWith(fileName))
          .findFirst()
          .orElseThrow(
              () ->
                  new CommandFailed("%s produced no %s, but %s".formatted(name, fileName, files)));
    }
  }

  private final CadenzaClient client;
  private final JobBars bars;
  private final JobFeed feed;
  private final Project project;

  private Demo(CadenzaClient client, JobBars bars, JobFeed feed, Project project) {
    this.client = client;
    this.bars = bars;
    this.feed = feed;
    this.project = project;
  }

  static Demo login(LocalPlatform platform, SampleUser user, Terminal terminal) {
    CadenzaClient client = platform.login(user);
    JobBars bars = new JobBars(terminal);
    JobFeed feed = client.openFeed(platform.webSocketUrl(), bars);
    return new Demo(client, bars, feed, client.createProject("Demo", "Created by ./cadenza demo"));
  }

  Outcome speak(String text, String voice, Path folder) {
    return run(
        "text to speech",
        JobType.TTS,
        Map.of("text", text, "voice", voice, "language", "en", "format", "mp3"),
        folder);
  }

  Outcome transcribe(Path recording, Path folder) {
    return run(
        "speech to text of " + recording.getFileName(), JobType.STT, recording, Map.of(), folder);
  }

  /** A text whose lines begin with the names of their speakers. */
  Outcome converse(String text, Path folder) {
    return run("text to speech, two voices", JobType.TTS, Map.of("text", text), folder);
  }

  Outcome transcribeSpeakers(Path recording, int speakers, Path folder) {
    return run(
        "speech to text, " + speakers + " speakers",
        JobType.STT,
        recording,
        Map.of("speakers", speakers),
        folder);
  }

  /**
   * @param speech of one person, with consent
   */
  Outcome cloneVoice(Path speech, String text, Path folder) {
    return run(
        "voice cloning",
        JobType.VOICE_CLONING,
        speech,
        Map.of("name", "The demo's voice", "consent", true, "preview_text", text),
        folder);
  }

  Outcome dub(Path film, String language, Path folder) {
    return run(
        "dubbing into " + Locale.of(language).getDisplayLanguage(Locale.ENGLISH),
        JobType.DUBBING,
        film,
        Map.of("target_language", language),
        folder);
  }

  /**
   * @param seed the same seed gives the same story
   */
  Outcome story(String prompt, String tone, int seed, Path folder) {
    return run(
        "AI story",
        JobType.AI_STORIES,
        Map.of("prompt", prompt, "tone", tone, "seconds", STORY_SECONDS, "seed", seed),
        folder);
  }

  private Outcome run(
      String name, JobType type, Path input, Map<String, Object> parameters, Path folder) {
    Optional<String> upload = Optional.of(client.upload(input).id());
    return run(name, new NewJob(project.id(), type, parameters, upload), folder);
  }

  private Outcome run(String name, JobType type, Map<String, Object> parameters, Path folder) {
    return run(name, new NewJob(project.id(), type, parameters, Optional.empty()), folder);
  }

  private Outcome run(String name, NewJob order, Path folder) {
    long start = System.nanoTime();
    Job submitted = client.submit(order);
    Job finished;
    try (JobProgress _ = bars.open(submitted, name)) {
      finished = feed.awaitFinished(submitted, MAX_JOB);
    }
    Duration wall = Duration.ofNanos(System.nanoTime() - start);
    if (finished.status() != JobStatus.COMPLETED) {
      String reason =
          finished
              .error()
              .map(error -> error.message())
              .orElse("it was " + finished.status().wire());
      throw new CommandFailed("The job \"%s\" failed: %s".formatted(name, reason));
    }
    JobResult result =
        client
            .result(finished.id())
            .orElseThrow(() -> new CommandFailed("The job \"" + name + "\" has no result."));
    return new Outcome(name, finished, result, wall, client.download(result, folder));
  }

  @Override
  public void close() {
    feed.close();
    client.close();
  }
}
