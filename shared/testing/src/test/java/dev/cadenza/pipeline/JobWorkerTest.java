package dev.cadenza.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cadenza.jobs.JobCommit;
import dev.cadenza.jobs.JobLife;
import dev.cadenza.jobs.JobMessage;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobError;
import dev.cadenza.model.JobResult;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.model.NotYet;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.TransientFailure;
import dev.cadenza.testing.TestingFeed;
import dev.cadenza.testing.TestingFiles;
import dev.cadenza.testing.TestingJobStore;
import dev.cadenza.testing.TestingJobs;
import dev.cadenza.testing.TestingQueue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class JobWorkerTest {
  private final TestingJobStore store = new TestingJobStore();
  private final TestingQueue queue = new TestingQueue();
  private final TestingFeed feed = new TestingFeed();
  private final TestingFiles files = new TestingFiles();
  private final List<String> runs = new ArrayList<>();
  private final Job job = accept();

  /** What a step of these tests makes. */
  private record Text(String text) {}

  @Test
  void shouldRunTheStepsInOrderAndPublishTheProduct() {
    assertThat(handle(pipeline(step("plan"), step("speak")), 1)).isEqualTo(new Verdict.Done());

    assertThat(runs).containsExactly("plan", "speak");
    assertThat(current().status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(current().progress()).isEqualTo(100);
    assertThat(current().engine()).contains("testing");
    JobResult result = store.findResult(job.id()).orElseThrow();
    assertThat(result.files()).singleElement().extracting("size").isEqualTo(5L);
    assertThat(files.read(result.mainFile().orElseThrow().key()))
        .contains("hello".getBytes(StandardCharsets.UTF_8));
    assertThat(result.metadata()).containsEntry("steps", 2);
    assertThat(feed.told())
        .extracting(event -> event.job().status())
        .startsWith(JobStatus.RUNNING)
        .endsWith(JobStatus.COMPLETED);
  }

  @Test
  void shouldNeverLetProgressFall() {
    Step<Text> slow =
        new Step<>(
            "slow",
            10,
            Text.class,
            context -> {
              for (double fraction : List.of(0.5, 0.2, 0.9)) {
                Thread.sleep(RunningJob.PROGRESS_INTERVAL);
                context.progress(fraction);
              }
              return new Text("done");
            });
    handle(pipeline(slow), 1);

    assertThat(store.eventsOf(job.id(), 0, 100))
        .extracting(event -> event.job().progress())
        .isSorted();
    assertThat(store.eventsOf(job.id(), 0, 100))
        .extracting(event -> event.job().progress())
        .contains(50, 90, 100);
  }

  @Test
  void shouldCommitProgressAtMostTwiceASecond() {
    Step<Text> chatty =
        new Step<>(
            "chatty",
            10,
            Text.class,
            context -> {
              long end = System.nanoTime() + Duration.ofMillis(1_200).toNanos();
              while (System.nanoTime() < end) {
                context.progress(1 - (end - System.nanoTime()) / 1.2e9);
                Thread.sleep(1);
              }
              return new Text("done");
            });
    handle(pipeline(chatty), 1);

    List<Instant> commits =
        store.eventsOf(job.id(), 2, 1_000).stream()
            .filter(event -> event.job().status() == JobStatus.RUNNING)
            .map(event -> event.job().updatedAt())
            .toList();
    assertThat(commits).hasSizeBetween(1, 3);
  }

  @Test
  void shouldFailAtOnceOnAPermanentFailure() {
    Step<Text> broken =
        failing(new PermanentFailure("silent", "Nothing is to be heard in this file."));

    assertThat(handle(pipeline(broken), 1)).isEqualTo(new Verdict.Done());
    assertThat(current().error())
        .contains(new JobError("silent", "Nothing is to be heard in this file."));
  }

  @Test
  void shouldComeAgainLaterAndLaterOnATransientFailure() {
    Step<Text> busy = failing(new TransientFailure("throttled", "Too many at once", null));

    assertThat(handle(pipeline(busy), 1)).isEqualTo(new Verdict.Again(Duration.ofSeconds(5)));
    assertThat(handle(pipeline(busy), 2)).isEqualTo(new Verdict.Again(Duration.ofSeconds(10)));
    assertThat(handle(pipeline(busy), 3)).isEqualTo(new Verdict.Again(Duration.ofSeconds(20)));
    assertThat(current().status()).isEqualTo(JobStatus.RUNNING);
    assertThat(handle(pipeline(step("calm")), 4)).isEqualTo(new Verdict.Done());
    assertThat(current().status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void shouldGiveUpAJobThatKillsItsWorkers() {
    for (int i = 0; i < JobLife.MAX_TRIES; i++) {
      claimAndDie();
    }

    assertThat(handle(pipeline(step("never")), 1)).isEqualTo(new Verdict.Done());
    assertThat(current().error()).contains(JobLife.EXHAUSTED);
    assertThat(runs).isEmpty();
  }

  @Test
  void shouldGoOnAfterTheLastFinishedStep() {
    Step<Text> long1 = slowStep("decode");
    assertThat(
            handle(
                pipeline(
                    long1, failing(new TransientFailure("gone", "The engine went away", null))),
                1))
        .isInstanceOf(Verdict.Again.class);
    assertThat(handle(pipeline(long1, step("speak")), 2)).isEqualTo(new Verdict.Done());

    assertThat(runs).containsExactly("decode", "speak");
    assertThat(current().status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void shouldLetADuplicateDeliveryDoNothing() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch finish = new CountDownLatch(1);
    Step<Text> waiting =
        new Step<>(
            "wait",
            1,
            Text.class,
            _ -> {
              started.countDown();
              assertThat(finish.await(10, TimeUnit.SECONDS)).isTrue();
              return new Text("done");
            });
    Thread first = Thread.ofVirtual().start(() -> handle(pipeline(waiting), 1));
    assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();

    assertThat(handle(pipeline(step("twice")), 1)).isInstanceOf(Verdict.Again.class);
    finish.countDown();
    first.join();
    assertThat(runs).isEmpty();
    assertThat(current().status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void shouldYieldAndContinueInANewInvocation() {
    assertThat(handle(pipeline(slowStep("decode"), step("speak")), 1, budgetEndingAfter(1)))
        .isEqualTo(new Verdict.Done());
    assertThat(current().status()).isEqualTo(JobStatus.RUNNING);
    assertThat(queue.sent()).containsExactly(new JobMessage(job.id(), 1));

    handle(pipeline(slowStep("decode"), step("speak")), 1);
    assertThat(runs).containsExactly("decode", "speak");
    assertThat(current().status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void shouldStopWithinTwoSecondsWhenCancelled() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    AtomicReference<Throwable> ended = new AtomicReference<>();
    Step<Text> endless =
        new Step<>(
            "endless",
            1,
            Text.class,
            _ -> {
              started.countDown();
              try {
                Thread.sleep(Duration.ofMinutes(5));
              } catch (InterruptedException e) {
                ended.set(e);
                throw e;
              }
              return new Text("never");
            });
    Thread worker = Thread.ofVirtual().start(() -> handle(pipeline(endless), 1));
    assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
    new JobLife(store, queue, feed, files, Clock.systemUTC()).cancel(job.id());

    await().atMost(Duration.ofSeconds(2)).untilAsserted(() -> assertThat(ended.get()).isNotNull());
    worker.join();
    assertThat(current().status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(store.eventsOf(job.id(), 0, 100))
        .last()
        .extracting(event -> event.job().status())
        .isEqualTo(JobStatus.CANCELLED);
  }

  @Test
  void shouldLetGoOfTheJobWhenTheMachineShutsDown() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    AtomicReference<Verdict> verdict = new AtomicReference<>();
    Step<Text> polling =
        new Step<>(
            "poll",
            1,
            Text.class,
            context -> {
              started.countDown();
              while (!context.cancelled()) {
                Thread.onSpinWait();
              }
              throw new CancellationException("interrupted");
            });
    Thread worker = Thread.ofPlatform().start(() -> verdict.set(handle(pipeline(polling), 1)));
    assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
    worker.interrupt();
    worker.join();

    assertThat(verdict.get()).isEqualTo(new Verdict.Again(Duration.ZERO));
    assertThat(current().status()).isEqualTo(JobStatus.RUNNING);
    assertThat(handle(pipeline(step("after")), 2)).isEqualTo(new Verdict.Done());
    assertThat(current().status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void shouldIgnoreAMessageOfAnEarlierAttempt() {
    handle(pipeline(failing(new PermanentFailure("bad", "Bad."))), 1);
    new JobLife(store, queue, feed, files, Clock.systemUTC())
        .retry(job.id(), Map.of(), Optional.empty());

    assertThat(handle(pipeline(step("old")), 1)).isEqualTo(new Verdict.Done());
    assertThat(runs).isEmpty();
    assertThat(current().status()).isEqualTo(JobStatus.PENDING);
  }

  @Test
  void shouldDoSegmentsInOrderAndReportTheirProgress() {
    Step<Text> parts =
        new Step<>(
            "parts",
            10,
            Text.class,
            context -> {
              List<Text> done =
                  context.inParallel(
                      List.of("a", "b", "c", "d"),
                      new Segments<>(
                          "part",
                          Text.class,
                          part -> part,
                          _ -> 1,
                          (part, _) -> new Text(part.toUpperCase(Locale.ROOT))));
              return new Text(String.join("", done.stream().map(Text::text).toList()));
            });
    handle(
        pipeline(
            parts,
            new Step<>(
                "check",
                1,
                Text.class,
                context -> {
                  runs.add(context.output(parts).text());
                  return new Text("");
                })),
        1);

    assertThat(runs).containsExactly("ABCD");
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

  @Test
  void shouldGoOnAmidAStepWithTheFilesThatAnotherWorkerMade() {
    Segments<String, Part> writing =
        new Segments<>("part", Part.class, part -> part, _ -> 1, (part, _) -> write(part));
    Step<Parts> parts =
        new Step<>(
            "parts",
            10,
            Parts.class,
            context -> {
              scratch = context;
              return new Parts(context.inParallel(List.of("first", "second"), writing));
            });
    Step<Text> reading =
        new Step<>(
            "read",
            1,
            Text.class,
            context -> {
              StringBuilder text = new StringBuilder();
              for (Part part : context.output(parts).parts()) {
                text.append(Files.readString(context.path(part.file())));
              }
              runs.add(text.toString());
              return new Text(text.toString());
            });

    assertThat(handle(pipeline(parts, reading), 1)).isInstanceOf(Verdict.Again.class);
    assertThat(handle(pipeline(parts, reading), 2)).isEqualTo(new Verdict.Done());

    assertThat(runs).containsExactly("first", "second", "firstsecond");
    assertThat(current().status()).isEqualTo(JobStatus.COMPLETED);
  }

  private StepContext scratch;

  /** The first part takes long enough to be kept; the second fails once, when the first is. */
  private Part write(String part) throws Exception {
    boolean kept = keptSegments() > 0;
    if (part.equals("second") && !kept) {
      await().atMost(Duration.ofSeconds(10)).until(() -> keptSegments() > 0);
      throw new TransientFailure("gone", "The engine went away", null);
    }
    Thread.sleep(
        part.equals("first")
            ? StepContext.WORTH_KEEPING.plusMillis(100)
            : PipelineRun.WORTH_KEEPING.plusMillis(50));
    synchronized (runs) {
      runs.add(part);
    }
    WorkFile file = new WorkFile(part + ".txt");
    Files.writeString(scratch.path(file), part);
    return new Part(file);
  }

  private long keptSegments() {
    return files.keys().stream().filter(key -> key.contains("/segments/")).count();
  }

  @Test
  void shouldMakeOnlyWhatIsNewInALaterAttempt() {
    handle(pipeline(keptParts(List.of("a", "b"))), 1);
    assertThat(log()).contains("part segments: 0 from an earlier run, 2 made");
    runs.clear();
    Job again =
        new JobLife(store, queue, feed, files, Clock.systemUTC())
            .retry(job.id(), Map.of("text", "Other."), Optional.empty())
            .orElseThrow();

    JobWorker worker =
        new JobWorker(
            pipeline(keptParts(List.of("a", "b", "c"))),
            store,
            queue,
            feed,
            files,
            Clock.systemUTC());
    worker.handle(new JobMessage(job.id(), again.attempt()), 1, TimeBudget.UNLIMITED);

    assertThat(runs).containsExactly("c");
    assertThat(log()).contains("part segments: 2 from an earlier run, 1 made");
  }

  private Step<Text> keptParts(List<String> parts) {
    Segments<String, Text> making =
        new Segments<>("part", Text.class, part -> part, _ -> 1, (part, _) -> new Text(made(part)));
    return new Step<>(
        "parts",
        1,
        Text.class,
        context -> {
          List<Text> texts = context.inParallel(parts, making.alwaysKept());
          return new Text(String.join("", texts.stream().map(Text::text).toList()));
        });
  }

  private String made(String part) {
    synchronized (runs) {
      runs.add(part);
    }
    return part;
  }

  private String log() {
    return store.findResult(job.id()).orElseThrow().logs();
  }

  @Test
  void shouldAskTheStoreForNothingOnAFirstRun() {
    Step<Parts> parts =
        new Step<>(
            "parts",
            1,
            Parts.class,
            context -> {
              WorkFile file = new WorkFile("new.txt");
              Files.writeString(context.path(file), "new");
              return new Parts(List.of(new Part(file)));
            });

    handle(pipeline(parts), 1);

    assertThat(current().status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(files.reads()).isZero();
  }

  @Test
  void shouldWaitForWorkElsewhereAsOftenAsItTakes() {
    Pipeline pipeline = pipeline(slowStep("decode"), waiting(JobLife.MAX_TRIES + 2), step("write"));
    for (int look = 0; look < JobLife.MAX_TRIES + 2; look++) {
      assertThat(handle(pipeline, 1)).isEqualTo(new Verdict.Done());
      assertThat(current().status()).isEqualTo(JobStatus.RUNNING);
      assertThat(queue.sent()).hasSize(look + 1);
    }

    assertThat(handle(pipeline, 1)).isEqualTo(new Verdict.Done());
    assertThat(current().status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(runs).containsExactly("decode", "write");
    assertThat(queue.delays()).containsOnly(Duration.ofSeconds(30));
  }

  @Test
  void shouldLeaveAWaitingJobToItsMessage() {
    handle(pipeline(waiting(1)), 1);

    Instant soon = Instant.now().plusSeconds(20);
    assertThat(current().lease().orElseThrow().heldAt(soon)).isFalse();
    assertThat(store.overdue(Instant.now().plusSeconds(80), 10)).isEmpty();
    assertThat(store.overdue(Instant.now().plusSeconds(100), 10)).hasSize(1);
  }

  @Test
  void shouldNotWaitForLongerThanAQueueCanDelay() {
    handle(pipeline(failing(new NotYet(Duration.ofHours(2), "A long film."))), 1);

    assertThat(queue.delays()).containsExactly(JobWorker.LONGEST_DELAY);
  }

  @Test
  void shouldSendNothingForAJobThatWasCancelledMeanwhile() {
    Step<Text> cancelled =
        new Step<>(
            "wait",
            1,
            Text.class,
            _ -> {
              new JobLife(store, queue, feed, files, Clock.systemUTC()).cancel(job.id());
              throw new NotYet(Duration.ofSeconds(30), "The engine works on it.");
            });

    assertThat(handle(pipeline(cancelled), 1)).isEqualTo(new Verdict.Done());
    assertThat(queue.sent()).isEmpty();
    assertThat(current().status()).isEqualTo(JobStatus.CANCELLED);
  }

  /** Waits for an engine far away, which is done when it was asked that often. */
  private static Step<Text> waiting(int looks) {
    AtomicInteger asked = new AtomicInteger();
    return new Step<>(
        "wait",
        1,
        Text.class,
        _ -> {
          if (asked.incrementAndGet() <= looks) {
            throw new NotYet(Duration.ofSeconds(30), "The engine works on it.");
          }
          return new Text("done");
        });
  }

  private Verdict handle(Pipeline pipeline, int receives) {
    return handle(pipeline, receives, TimeBudget.UNLIMITED);
  }

  private Verdict handle(Pipeline pipeline, int receives, TimeBudget budget) {
    JobWorker worker = new JobWorker(pipeline, store, queue, feed, files, Clock.systemUTC());
    return worker.handle(new JobMessage(job.id(), 1), receives, budget);
  }

  private TimeBudget budgetEndingAfter(int steps) {
    return () -> runs.size() >= steps ? Duration.ZERO : Duration.ofMinutes(15);
  }

  private Job accept() {
    Job pending = TestingJobs.pending("owner", JobType.TTS, Instant.now());
    store.commit(JobCommit.accepting(pending, Optional.empty(), Instant.now()));
    return pending;
  }

  private Job current() {
    return store.find(job.id()).orElseThrow();
  }

  private void claimAndDie() {
    Instant now = Instant.now();
    Job before = current();
    store.commit(JobCommit.changing(before, before.claimed("dead", now, now), now));
  }

  private Step<Text> step(String name) {
    return new Step<>(
        name,
        1,
        Text.class,
        _ -> {
          runs.add(name);
          return new Text(name);
        });
  }

  private Step<Text> slowStep(String name) {
    return new Step<>(
        name,
        1,
        Text.class,
        _ -> {
          runs.add(name);
          Thread.sleep(PipelineRun.WORTH_KEEPING.plusMillis(50));
          return new Text(name);
        });
  }

  private static Step<Text> failing(RuntimeException failure) {
    return new Step<>(
        "fail",
        1,
        Text.class,
        _ -> {
          throw failure;
        });
  }

  private static Pipeline pipeline(Step<?>... steps) {
    return new Pipeline() {
      @Override
      public List<Step<?>> steps() {
        return List.of(steps);
      }

      @Override
      public Product product(StepContext context) throws Exception {
        Path file = Files.writeString(context.directory().resolve("speech.txt"), "hello");
        return new Product(
            "testing", List.of(new Product.OutputFile("speech.txt", "text/plain", file)), Map.of());
      }
    };
  }
}
