package dev.cadenza.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.model.TransientFailure;
import dev.cadenza.pipeline.Steps.Text;
import dev.cadenza.pipeline.files.HasFiles;
import dev.cadenza.pipeline.files.WorkFile;
import dev.cadenza.testing.TestingRun;
import dev.cadenza.testing.TestingStep;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class SegmentsTest {
  private final TestingRun run = new TestingRun(JobType.TTS, Map.of("text", "Hello."));
  private final Steps steps = new Steps();
  private StepContext scratch;

  @Test
  void shouldDoSegmentsInOrderAndReportTheirProgress() {
    TestingStep<Text> parts =
        new TestingStep<>(
            "parts",
            10,
            Text.class,
            context -> {
              List<Text> done =
                  context
                      .segments()
                      .inParallel(
                          List.of("a", "b", "c", "d"),
                          new Segments<>(
                              "part",
                              Text.class,
                              part -> part,
                              _ -> 1,
                              (part, _) -> new Text(part.toUpperCase(Locale.ROOT))));
              return new Text(String.join("", done.stream().map(Text::text).toList()));
            });
    run.handle(
        Steps.pipeline(
            parts,
            new TestingStep<>(
                "check",
                1,
                Text.class,
                context -> {
                  steps.note(parts.output().text());
                  return new Text("");
                })));

    assertThat(steps.ran()).containsExactly("ABCD");
  }

  /** What a segment of these tests makes. */
  private record Part(WorkFile file) implements HasFiles {
    @Override
    public List<WorkFile> files() {
      return List.of(file);
    }
  }

  private record Parts(List<Part> parts) implements HasFiles {
    @Override
    public List<WorkFile> files() {
      return parts.stream().map(Part::file).toList();
    }
  }

  private final AtomicBoolean failed = new AtomicBoolean();

  @Test
  void shouldGoOnAmidAStepWithTheFilesThatAnotherWorkerMade() {
    Segments<String, Part> writing =
        new Segments<>("part", Part.class, part -> part, _ -> 1, (part, _) -> write(part));
    TestingStep<Parts> parts =
        new TestingStep<>(
            "parts",
            10,
            Parts.class,
            context -> {
              scratch = context;
              return new Parts(context.segments().inParallel(List.of("first", "second"), writing));
            });
    TestingStep<Text> reading =
        new TestingStep<>(
            "read",
            1,
            Text.class,
            context -> {
              StringBuilder text = new StringBuilder();
              for (Part part : parts.output().parts()) {
                text.append(Files.readString(context.path(part.file())));
              }
              steps.note(text.toString());
              return new Text(text.toString());
            });

    assertThat(run.handle(Steps.pipeline(parts, reading)))
        .as("goes on by a message of its own, since a part was kept")
        .isEqualTo(new Verdict.Done());
    assertThat(run.job().status()).isEqualTo(JobStatus.RUNNING);
    assertThat(run.handle(Steps.pipeline(parts, reading))).isEqualTo(new Verdict.Done());

    assertThat(steps.ran()).containsExactly("first", "second", "firstsecond");
    assertThat(run.job().status()).isEqualTo(JobStatus.COMPLETED);
  }

  /** The first part takes long enough to be kept; the second fails once, when the first is. */
  private Part write(String part) throws Exception {
    if (part.equals("second") && failed.compareAndSet(false, true)) {
      await().atMost(Duration.ofSeconds(20)).until(() -> keptSegments() > 0);
      throw new TransientFailure("gone", "The engine went away", null);
    }
    Thread.sleep(
        part.equals("first")
            ? SegmentRunner.WORTH_KEEPING.plusMillis(100)
            : PipelineRun.WORTH_KEEPING.plusMillis(50));
    steps.note(part);
    WorkFile file = new WorkFile(part + ".txt");
    Files.writeString(scratch.path(file), part);
    return new Part(file);
  }

  private long keptSegments() {
    return run.files().keys().stream().filter(key -> key.contains("/segments/")).count();
  }

  @Test
  void shouldMakeOnlyWhatIsNewInALaterAttempt() {
    run.handle(Steps.pipeline(keptParts(List.of("a", "b"))));
    assertThat(log()).contains("part segments: 0 from an earlier run, 2 made");
    assertThat(run.life().retry(run.job(), Map.of("text", "Other."), Optional.empty())).isPresent();

    run.handle(Steps.pipeline(keptParts(List.of("a", "b", "c"))));

    assertThat(steps.ran()).containsExactlyInAnyOrder("a", "b", "c").endsWith("c");
    assertThat(log()).contains("part segments: 2 from an earlier run, 1 made");
  }

  private TestingStep<Text> keptParts(List<String> parts) {
    Segments<String, Text> making =
        new Segments<>(
            "part",
            Text.class,
            part -> part,
            _ -> 1,
            (part, _) -> {
              steps.note(part);
              return new Text(part);
            });
    return new TestingStep<>(
        "parts",
        1,
        Text.class,
        context -> {
          List<Text> texts = context.segments().inParallel(parts, making.alwaysKept());
          return new Text(String.join("", texts.stream().map(Text::text).toList()));
        });
  }

  private String log() {
    return run.result().logs();
  }

  @Test
  void shouldAskTheStoreForNothingOnAFirstRun() {
    TestingStep<Parts> parts =
        new TestingStep<>(
            "parts",
            1,
            Parts.class,
            context -> {
              WorkFile file = new WorkFile("new.txt");
              Files.writeString(context.path(file), "new");
              return new Parts(List.of(new Part(file)));
            });

    run.handle(Steps.pipeline(parts));

    assertThat(run.job().status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(run.files().reads()).isZero();
  }
}
