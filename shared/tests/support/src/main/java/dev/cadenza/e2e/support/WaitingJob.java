package dev.cadenza.e2e.support;

import dev.cadenza.client.model.JobResult;
import dev.cadenza.e2e.support.Platform.Person;
import dev.cadenza.jobs.JobCommit;
import dev.cadenza.jobs.parameters.JobParameters;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobType;
import dev.cadenza.model.id.Ulid;
import dev.cadenza.platform.SampleUser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A job that was accepted and not sent, so that any worker with a message about it runs it. */
public final class WaitingJob {
  private static final String SPEECH =
      "The harbour was quiet in the morning. A small boat came in with the tide, and two people stood"
          + " on the quay.";

  private WaitingJob() {}

  /** The least that a job of a type needs, where it needs anything. */
  public static final Map<JobType, Map<String, Object>> MINIMAL =
      Map.of(
          JobType.TTS, Map.of("text", "Good morning."),
          JobType.VOICE_CLONING, Map.of("name", "Ada", "consent", true),
          JobType.DUBBING, Map.of("target_language", "es"),
          JobType.AI_STORIES, Map.of("prompt", "A lighthouse.", "narration", "single"));

  /** A user who submits jobs. */
  public static final class Sender implements AutoCloseable {
    private final Person editor = Person.of(SampleUser.EDITOR);
    private final dev.cadenza.client.model.Job first = editor.finished(speech());

    private dev.cadenza.client.model.Job speech() {
      return editor.speak(Map.of("text", SPEECH, "voice", "flite/slt", "format", "wav"));
    }

    /** The project of the jobs. */
    public String project() {
      return editor.project();
    }

    /** The job's id. */
    public String accept(JobType type) throws IOException {
      return accept(type, MINIMAL.getOrDefault(type, Map.of()));
    }

    public String accept(JobType type, Map<String, Object> parameters) throws IOException {
      boolean hasInput = JobParameters.of(type).input() == JobParameters.Input.REQUIRED;
      return accept(type, parameters, hasInput ? Optional.of(upload()) : Optional.empty());
    }

    /** A text to be read, as a file. */
    public String acceptText(String text) {
      byte[] content = text.getBytes(StandardCharsets.UTF_8);
      String upload = editor.client().upload("book.txt", content).id();
      return accept(JobType.TTS, Map.of(), Optional.of(upload));
    }

    private String accept(JobType type, Map<String, Object> parameters, Optional<String> upload) {
      Instant now = Instant.now();
      Job job =
          Job.accepted(
              Ulid.next(now), editor.project(), first.createdBy(), type, upload, parameters, now);
      Platform.jobs().commit(JobCommit.accepting(job, Optional.empty(), now));
      return job.id();
    }

    /** The id of an uploaded recording of two sentences. */
    public String upload() throws IOException {
      JobResult result = editor.client().result(first.id()).orElseThrow();
      Path folder = Files.createTempDirectory("cadenza-");
      Path wav = editor.client().download(result, folder).getFirst();
      return editor.client().upload("speech.wav", Files.readAllBytes(wav)).id();
    }

    @Override
    public void close() {
      editor.close();
    }
  }
}
