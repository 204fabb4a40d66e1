package dev.cadenza.faults;

import dev.cadenza.faults.Trouble.Fault;
import dev.cadenza.jobs.JobWork;
import dev.cadenza.model.Cost;
import dev.cadenza.model.Job;
import dev.cadenza.model.Meter;
import dev.cadenza.model.TransientFailure;
import dev.cadenza.model.id.Sha256;
import dev.cadenza.testing.TestingFiles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An engine that is paid by the call, and remembers who called. */
final class PaidService {
  static final Cost PRICE = Cost.ofUsd(0.01);
  static final String MESSAGE = "The service answers 503: Overloaded.";

  private final Simulation simulation;
  private final Trouble trouble;
  private final TestingFiles files;
  private final List<Call> calls = new ArrayList<>();
  private Optional<Instant> downUntil = Optional.empty();

  /** A call that was paid for. */
  static final class Call {
    final String job;
    final int attempt;
    final String part;
    final Actor worker;
    final Instant start;

    /** When the store acted whose answer the worker had last. */
    final Instant knowledge;

    /** Whether what the part made was already kept. */
    final boolean kept;

    /** Whether the worker lived to see the answer. */
    boolean answered;

    Call(Job job, String part, Actor worker, Instant start, boolean kept) {
      this.job = job.id();
      this.attempt = job.attempt();
      this.part = part;
      this.worker = worker;
      this.start = start;
      this.knowledge = worker.lastAnswer();
      this.kept = kept;
    }
  }

  /**
   * @param files where parts are kept
   */
  PaidService(Simulation simulation, Trouble trouble, TestingFiles files) {
    this.simulation = simulation;
    this.trouble = trouble;
    this.files = files;
  }

  void downUntil(Instant time) {
    downUntil = Optional.of(time);
  }

  List<Call> calls() {
    return calls;
  }

  /** Works for some seconds; reports progress while it does. */
  String make(Actor worker, Job job, String part, Meter meter, Runnable progress) {
    worker.requireAlive();
    try (Meter.Reservation reserved = meter.reserve(PRICE)) {
      if (downUntil.filter(simulation.clock().instant()::isBefore).isPresent()
          || trouble.happens(trouble.rates().service() * 3 / 4, Fault.SERVICE_FAILS)) {
        worker.sleep(trouble.between(10, 500));
        throw busy();
      }
      Call call = new Call(job, part, worker, simulation.clock().instant(), isKept(job, part));
      calls.add(call);
      for (int second = trouble.random().nextInt(1, 8); second > 0; second--) {
        worker.sleep(Duration.ofSeconds(1));
        worker.requireAlive();
        progress.run();
      }
      if (trouble.happens(trouble.rates().service() / 4, Fault.SERVICE_ANSWER_LOST)) {
        throw busy();
      }
      if (trouble.happens(trouble.rates().kills(), Fault.KILLED_BEFORE)) {
        worker.kill();
      }
      call.answered = true;
      worker.settled();
      reserved.settle();
      return part;
    }
  }

  private boolean isKept(Job job, String part) {
    String name = JobWork.of(job) + JobWork.segments(true) + "part-" + Sha256.hex(part, 16);
    return files.keys().contains(name + ".json");
  }

  private static TransientFailure busy() {
    return new TransientFailure("engine_busy", MESSAGE, null);
  }
}
