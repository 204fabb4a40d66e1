package dev.cadenza.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.jobs.JobCommit;
import dev.cadenza.jobs.RetryLimits;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.TransientFailure;
import dev.cadenza.pipeline.Steps.Text;
import dev.cadenza.pipeline.files.HasFiles;
import dev.cadenza.pipeline.files.Packing;
import dev.cadenza.pipeline.files.WorkFile;
import dev.cadenza.testing.TestingRun;
import dev.cadenza.testing.TestingStep;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What an attempt keeps goes with its end, but for what a later one goes on from. */
final class LeftFilesTest {
  private final TestingRun run = new TestingRun(JobType.TTS, Map.of("text", "Hello."));
  private final Steps steps = new Steps();

  @Test
  void shouldLeaveNothingOfAJobThatCompleted() {
    run.handle(Steps.pipeline(steps.slow("decode"), longParts("a")));

    assertThat(run.job().status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(steps.ran()).contains("a");
    assertThat(work()).isEmpty();
  }

  @Test
  void shouldLeaveOfAJobThatFailedOnlyWhatARetryGoesOnFrom() {
    run.handle(
        Steps.pipeline(
            steps.slow("decode"),
            longParts("a"),
            Steps.failing(new PermanentFailure("silent", "Nothing is to be heard."))));

    assertThat(run.job().status()).isEqualTo(JobStatus.FAILED);
    assertThat(work()).isNotEmpty().allMatch(key -> key.contains("/segments/"));
    run.life().retry(run.job(), Map.of(), Optional.empty());
    run.handle(Steps.pipeline(longParts("a")));
    assertThat(steps.ran()).as("made once").containsOnlyOnce("a");
    assertThat(work()).isEmpty();
  }

  @Test
  void shouldLeaveNothingOfTheStepsOfAJobThatIsCancelledBetweenTwoWorkers() {
    stopAfterAStep();
    assertThat(work()).isNotEmpty();

    run.life().cancel(run.job().id());

    assertThat(work()).isEmpty();
  }

  @Test
  void shouldLeaveNothingOfTheStepsOfAJobThatIsCancelledUnderItsWorker() {
    TestingStep<Text> cancelled = meanwhile(() -> run.life().cancel(run.job().id()));
    run.handle(Steps.pipeline(steps.slow("decode"), cancelled, steps.quick("speak")));

    assertThat(run.job().status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(work()).isEmpty();
  }

  @Test
  void shouldLeaveNothingAtAllOfAJobThatIsDeletedUnderItsWorker() {
    TestingStep<Text> deleted = meanwhile(() -> run.life().delete(run.job()));
    run.handle(Steps.pipeline(longParts("a"), deleted, steps.quick("speak")));

    assertThat(steps.ran()).contains("a");
    assertThat(work()).isEmpty();
  }

  @Test
  void shouldLeaveNothingOfTheStepsOfAJobThatIsGivenUp() {
    stopAfterAStep();
    for (int i = 0; i < RetryLimits.MAX_TRIES_WITH_PROGRESS; i++) {
      Instant now = Instant.now();
      Job before = run.job();
      run.store().commit(JobCommit.changing(before, before.claimed("dead", now, now), now));
    }
    run.handle(Steps.pipeline(steps.quick("never")));

    assertThat(run.job().error()).isPresent();
    assertThat(work()).isEmpty();
  }

  @Test
  void shouldLeaveNothingOfTheStepsOfADeadLetter() {
    stopAfterAStep();
    while (!run.job().status().terminal()) {
      run.life().giveUp(run.job().id(), 1);
    }

    assertThat(work()).isEmpty();
  }

  @Test
  void shouldKeepWhatIsToLastUntilTheJobIsDeleted() {
    run.handle(Steps.pipeline(parts("a", Segments.Keeping.ALWAYS)));
    assertThat(work()).isNotEmpty();

    run.life().delete(run.job());

    assertThat(run.files().keys()).isEmpty();
  }

  /** A recording's length of it would be kept by each job that takes up a recording. */
  @Test
  void shouldMakeSoundAnewThatNoSegmentHasKept() {
    TestingStep<Sound> decode = decode("audio.wav");
    run.handle(Steps.pipeline(decode, stopping()));
    assertThat(work()).isEmpty();

    run.handle(Steps.pipeline(decode, steps.quick("listen")));

    assertThat(steps.ran()).containsExactly("audio.wav", "audio.wav", "listen");
    assertThat(run.job().status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void shouldPackTheSoundOfSegmentsAndGiveItBackAsItWas() {
    TestingStep<Sound> speak =
        new TestingStep<>(
            "speak",
            1,
            Sound.class,
            context ->
                context.segments().inParallel(List.of("line.wav"), speaking(context)).getFirst());
    assertThatThrownBy(() -> run.handle(packing(speak, Steps.dying())))
        .isInstanceOf(Steps.Death.class);
    assertThat(work()).anyMatch(key -> key.endsWith("/files/line.wav.packed"));
    assertThat(work()).noneMatch(key -> key.endsWith(".wav"));
    run.store().renewLease(run.job(), Instant.now());

    TestingStep<Text> listen =
        new TestingStep<>(
            "listen",
            1,
            Text.class,
            context -> {
              assertThat(Files.readAllBytes(context.path(speak.output().file()))).isEqualTo(SOUND);
              return new Text("heard");
            });
    run.handle(packing(speak, listen));

    assertThat(run.job().status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(steps.ran()).containsExactly("line.wav");
  }

  private static final byte[] SOUND = new byte[300_000];

  record Sound(WorkFile file) implements HasFiles {
    @Override
    public List<WorkFile> files() {
      return List.of(file);
    }
  }

  private TestingStep<Sound> decode(String name) {
    return new TestingStep<>("decode", 1, Sound.class, context -> sound(name, context));
  }

  private Sound sound(String name, StepContext context) throws Exception {
    steps.note(name);
    Thread.sleep(PipelineRun.WORTH_KEEPING.plusMillis(50));
    WorkFile file = new WorkFile(name);
    Files.write(context.path(file), SOUND);
    return new Sound(file);
  }

  private Segments<String, Sound> speaking(StepContext context) {
    return new Segments<String, Sound>(
            "speech", Sound.class, name -> name, _ -> 1, (name, _) -> sound(name, context))
        .alwaysKept();
  }

  private static PipelineFactory packing(TestingStep<?>... steps) {
    PipelineFactory pipeline = Steps.pipeline(steps);
    Packing packing = new Packing(LeftFilesTest::zip, LeftFilesTest::unzip);
    return new PipelineFactory(pipeline.steps(), Optional.of(packing), pipeline.maker());
  }

  private static void zip(Path from, Path to) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
      Files.copy(from, zip);
    }
    Files.write(to, zipped.toByteArray());
  }

  private static void unzip(Path from, Path to) throws IOException {
    try (InputStream zip = new GZIPInputStream(Files.newInputStream(from))) {
      Files.copy(zip, to);
    }
  }

  /** Its worker lets go of it after it has kept a step. */
  private void stopAfterAStep() {
    run.handle(Steps.pipeline(steps.slow("decode"), stopping()));
  }

  private static TestingStep<Text> stopping() {
    return Steps.failing(new TransientFailure("gone", "The engine went away", null));
  }

  /** A step that is kept although something else has happened to the job. */
  private static TestingStep<Text> meanwhile(Runnable other) {
    return new TestingStep<>(
        "meanwhile",
        1,
        Text.class,
        _ -> {
          other.run();
          Thread.sleep(PipelineRun.WORTH_KEEPING.plusMillis(50));
          return new Text("done");
        });
  }

  /** Parts of a job that takes long enough for them to be kept. */
  private TestingStep<Text> longParts(String part) {
    return parts(part, Segments.Keeping.OF_LONG_JOBS);
  }

  private TestingStep<Text> parts(String part, Segments.Keeping keeping) {
    Segments<String, Text> making =
        new Segments<>(
            "part",
            Text.class,
            name -> name,
            _ -> 1,
            (name, _) -> {
              steps.note(name);
              if (keeping == Segments.Keeping.OF_LONG_JOBS) {
                Thread.sleep(SegmentRunner.WORTH_KEEPING.plusMillis(100));
              }
              return new Text(name);
            },
            keeping);
    return new TestingStep<>(
        "parts",
        1,
        Text.class,
        context -> context.segments().inParallel(List.of(part), making).getFirst());
  }

  private Set<String> work() {
    return run.files().keys().stream()
        .filter(key -> key.startsWith("work/"))
        .collect(Collectors.toSet());
  }
}
