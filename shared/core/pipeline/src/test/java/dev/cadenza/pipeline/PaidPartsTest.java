package dev.cadenza.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cadenza.jobs.RetryLimits;
import dev.cadenza.model.Cost;
import dev.cadenza.model.JobError;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.model.Meter;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.TransientFailure;
import dev.cadenza.pipeline.Steps.Text;
import dev.cadenza.testing.StubService;
import dev.cadenza.testing.StubService.Answer;
import dev.cadenza.testing.TestingRun;
import dev.cadenza.testing.TestingStep;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each part of a job is paid once, however often the service and the workers fail. */
final class PaidPartsTest {
  private static final Cost PRICE = Cost.ofUsd(0.01);
  private static final int PARTS = 10;

  private final TestingRun run = new TestingRun(JobType.STT, Map.of());
  private final StubService service = StubService.start();
  private final HttpClient http = HttpClient.newHttpClient();
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger good = new AtomicInteger();

  @AfterEach
  void stop() {
    http.close();
    service.close();
  }

  @Test
  void shouldPayEachPartOnceWithAServiceThatFailsNowAndThen() {
    failWhen(call -> call % 5 == 0);

    runToItsEnd();

    assertThat(run.job().status()).isEqualTo(JobStatus.COMPLETED);
    assertPaidOnce();
    assertThat(run.result().metadata()).containsEntry("cost_usd", PARTS * 0.01);
  }

  @Test
  void shouldPayEachPartOnceWithWorkersThatDie() {
    failWhen(_ -> false);
    for (int dead = 1; dead <= 4; dead++) {
      int last = 2 * dead;
      assertThat(catchThrowable(() -> run.handle(Steps.pipeline(parts(_ -> dieAfter(last))))))
          .isInstanceOf(Steps.Death.class);
      // Nothing was committed since the claim.
      run.store().renewLease(run.job(), Instant.now());
    }

    runToItsEnd();

    assertThat(run.job().status()).isEqualTo(JobStatus.COMPLETED);
    assertPaidOnce();
  }

  /** Also the call that was made and whose part nobody could keep. */
  @Test
  void shouldCountWhatAWorkerPaidThatDiedBeforeItKeptThePart() {
    failWhen(_ -> false);
    assertThatThrownBy(() -> run.handle(Steps.pipeline(parts(_ -> dieAfter(1)))))
        .isInstanceOf(Steps.Death.class);
    int paid = good.get();

    run.life().cancel(run.job().id());

    assertThat(run.job().spending().spent()).isEqualTo(times(paid));
    assertThat(run.store().spent(Optional.empty(), YearMonth.now(ZoneOffset.UTC)))
        .isEqualTo(times(paid));
  }

  @Test
  void shouldTellWhatTheServiceSaidLastWhenTriesEnd() {
    failWhen(_ -> true);
    for (int tries = 1; tries <= RetryLimits.MAX_TRIES; tries++) {
      run.handle(Steps.pipeline(parts(_ -> {})), tries);
    }
    run.lifeIn(Duration.ofHours(1)).giveUp(run.job().id(), 1);

    assertThat(run.job().error())
        .hasValueSatisfying(
            error -> {
              assertThat(error.code()).isEqualTo("retries_exhausted");
              assertThat(error.message()).contains("The service answers 503: Overloaded.");
            });
  }

  @Test
  void shouldTellItAlsoWhereAWorkerGivesTheJobUp() {
    failWhen(_ -> true);
    for (int tries = 1; tries <= RetryLimits.MAX_TRIES + 1; tries++) {
      run.handle(Steps.pipeline(parts(_ -> {})), 1);
    }

    assertThat(run.job().error())
        .map(JobError::message)
        .hasValueSatisfying(message -> assertThat(message).contains("Overloaded."));
  }

  /** One call fails for good while another is being paid for. */
  @Test
  void shouldKeepWhatIsBeingPaidForWhenAnotherPartFailsForGood() {
    CountDownLatch called = new CountDownLatch(1);
    CountDownLatch failed = new CountDownLatch(1);
    failWhen(_ -> false);
    run.handle(
        Steps.pipeline(
            parts(
                part -> {
                  if (part == 1) {
                    await(called);
                    failed.countDown();
                    throw new PermanentFailure("refused", "Not this one.");
                  }
                },
                () -> {
                  called.countDown();
                  await(failed);
                })));

    assertThat(run.job().status()).isEqualTo(JobStatus.FAILED);
    assertThat(kept()).isEqualTo(good.get()).isPositive();
    assertThat(run.job().spending().spent()).isEqualTo(times(good.get()));
  }

  @Test
  void shouldPayOnlyWhatIsNewInALaterAttempt() {
    failWhen(_ -> false);
    runToItsEnd();
    assertPaidOnce();

    run.life().retry(run.job(), Map.of("format", "other"), Optional.empty());
    runToItsEnd();

    assertPaidOnce();
  }

  private void runToItsEnd() {
    for (int i = 0; i < 2 * PARTS && !run.job().status().terminal(); i++) {
      run.handle(Steps.pipeline(parts(_ -> {})));
    }
  }

  private void assertPaidOnce() {
    assertThat(good).hasValue(PARTS);
    assertThat(run.job().spending().spent()).isEqualTo(times(PARTS));
    assertThat(run.store().spent(Optional.empty(), YearMonth.now(ZoneOffset.UTC)))
        .isEqualTo(times(PARTS));
  }

  private static Cost times(int count) {
    return new Cost(PRICE.micros() * count);
  }

  private long kept() {
    return run.files().keys().stream().filter(key -> key.contains("/part-")).count();
  }

  private void failWhen(IntPredicate rule) {
    service.otherwise(
        _ -> {
          if (rule.test(calls.incrementAndGet())) {
            return Optional.of(Answer.json(503, "Overloaded."));
          }
          good.incrementAndGet();
          return Optional.of(Answer.json(200, "{}"));
        });
  }

  /** What happens before a part's call. */
  private interface Before {
    void part(int number) throws InterruptedException;
  }

  private TestingStep<Text> parts(Before before) {
    return parts(before, () -> {});
  }

  /**
   * @param meanwhile what happens while a part is being paid for
   */
  private TestingStep<Text> parts(Before before, Runnable meanwhile) {
    Segments<Integer, Text> segments =
        new Segments<>(
            "part",
            Text.class,
            Object::toString,
            _ -> 1,
            (part, _) -> {
              before.part(part);
              return paid(part, meanwhile);
            });
    return new TestingStep<>(
        "parts",
        1,
        Text.class,
        context -> {
          meter = context.meter();
          context.segments().inParallel(IntStream.range(0, PARTS).boxed().toList(), segments);
          return new Text("all");
        });
  }

  private volatile Meter meter;
  private int inFlight;

  private Text paid(int part, Runnable meanwhile) throws IOException, InterruptedException {
    try (Meter.Reservation call = meter.reserve(PRICE)) {
      meanwhile.run();
      URI uri = service.url().resolve("/" + part);
      HttpResponse<String> answer =
          http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new TransientFailure(
            "engine_busy",
            "The service answers %d: %s".formatted(answer.statusCode(), answer.body()),
            null);
      }
      call.settle();
      return new Text("part " + part);
    } finally {
      answered();
    }
  }

  /** The worker's process is gone once so many calls were made, and not amid one. */
  private synchronized void dieAfter(int count) throws InterruptedException {
    if (good.get() >= count) {
      while (inFlight > 0) {
        wait();
      }
      throw new Steps.Death();
    }
    inFlight++;
  }

  private synchronized void answered() {
    inFlight--;
    notifyAll();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
