package dev.cadenza.e2e.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.aws.AwsClients;
import dev.cadenza.aws.Environment;
import dev.cadenza.aws.s3.S3WorkFiles;
import dev.cadenza.jobs.JobCommit;
import dev.cadenza.jobs.JobStore.Outcome;
import dev.cadenza.jobs.SearchWords;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobResult;
import dev.cadenza.model.JobType;
import dev.cadenza.model.ResultFile;
import dev.cadenza.model.id.Ulid;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Completed jobs of the shared platform whose transcripts or lines are known. */
public final class Transcribed {
  private Transcribed() {}

  /**
   * A job as a worker leaves it.
   *
   * @param owner the identifier of an account
   * @param transcript its {@code transcript.json}
   * @return the job's identifier
   */
  public static String job(String project, String owner, String transcript) {
    return job(
        accepted(project, owner, JobType.STT, Map.of("language", "en")),
        "transcript.json",
        transcript,
        Map.of("engine", "whisper"));
  }

  /**
   * A dub from English into Spanish of a recording of ten seconds, as a worker leaves it.
   *
   * @param owner the identifier of an account
   * @param segments its {@code segments.json}
   * @return the job's identifier
   */
  public static String dub(String project, String owner, String segments) {
    return job(
        accepted(project, owner, JobType.DUBBING, Map.of("target_language", "es")),
        "segments.json",
        segments,
        Map.of("source_language", "en", "target_language", "es", "audio_seconds", 10));
  }

  private static Job accepted(
      String project, String owner, JobType type, Map<String, Object> parameters) {
    Instant now = Instant.now();
    return Job.accepted(Ulid.next(now), project, owner, type, Optional.empty(), parameters, now);
  }

  private static String job(Job accepted, String file, String text, Map<String, Object> metadata) {
    Instant now = Instant.now();
    commit(JobCommit.accepting(accepted, Optional.empty(), now));
    Job claimed = accepted.claimed("test", now, now.plusSeconds(15));
    commit(JobCommit.changing(accepted, claimed, now));
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    String key = "results/" + accepted.id() + "/1/" + file;
    files().put(key, content, "application/json");
    JobResult result =
        new JobResult(
            accepted.id(),
            accepted.id(),
            accepted.owner(),
            List.of(new ResultFile(file, "application/json", content.length, key)),
            "",
            metadata,
            now,
            SearchWords.of(text));
    commit(
        JobCommit.completing(claimed, claimed.completed(Optional.of("whisper"), now), result, now));
    return accepted.id();
  }

  private static void commit(JobCommit commit) {
    assertThat(Platform.jobs().commit(commit)).isEqualTo(Outcome.COMMITTED);
  }

  /** The bucket of the shared platform. */
  public static S3WorkFiles files() {
    Environment environment = Platform.environment("TranscriptsFunction");
    return new S3WorkFiles(new AwsClients(environment).s3(), environment);
  }
}
