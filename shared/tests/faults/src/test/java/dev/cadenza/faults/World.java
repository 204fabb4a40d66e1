package dev.cadenza.faults;

import dev.cadenza.jobs.JobFeed;
import dev.cadenza.jobs.JobLife;
import dev.cadenza.jobs.JobMessage;
import dev.cadenza.jobs.JobStore;
import dev.cadenza.model.JobEvent;
import dev.cadenza.pipeline.JobWorker;
import dev.cadenza.pipeline.Product;
import dev.cadenza.pipeline.Segments;
import dev.cadenza.pipeline.StepContext;
import dev.cadenza.pipeline.TimeBudget;
import dev.cadenza.pipeline.Verdict;
import dev.cadenza.testing.TestingFiles;
import dev.cadenza.testing.TestingJobStore;
import dev.cadenza.testing.TestingStep;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The platform: a store, files, a queue, a paid service, workers, a sweeper. */
final class World {
  static final Duration SWEEP = Duration.ofMinutes(1);
  private static final int SWEPT_AT_ONCE = 100;

  final Simulation simulation = new Simulation();
  final TestingJobStore store = new TestingJobStore();
  final TestingFiles files = new TestingFiles();
  final List<JobEvent> pushed = Collections.synchronizedList(new ArrayList<>());
  final Trouble trouble;
  final PaidService service;
  final SimulatedQueue queue;
  private final int parts;
  private int processes;

  /**
   * @param parts the number of paid calls of a job
   */
  World(Trouble trouble, int parts) {
    this.trouble = trouble;
    this.parts = parts;
    this.service = new PaidService(simulation, trouble, files);
    this.queue = new SimulatedQueue(simulation, trouble, this::work, this::giveUp);
    simulation.after(SWEEP, this::sweep);
  }

  /** The jobs as a process of the API sees them. */
  JobLife life(Actor actor) {
    return new JobLife(store(actor), queue.of(actor), feed(actor), files(actor), simulation.wall());
  }

  JobStore store(Actor actor) {
    return new FaultyStore(store, actor, trouble, simulation.clock());
  }

  private FaultyFiles files(Actor actor) {
    return new FaultyFiles(files, actor, trouble);
  }

  /** The events that a client gets that never loses its connection. */
  private JobFeed feed(Actor actor) {
    return event -> {
      if (!actor.killed()) {
        pushed.add(event);
      }
    };
  }

  Actor start(String name, Actor.Body body) {
    return simulation.start(name + "-" + ++processes, body);
  }

  private void sweep() {
    start("sweeper", actor -> attempt(() -> life(actor).sweep(SWEPT_AT_ONCE)));
    simulation.after(SWEEP, this::sweep);
  }

  /** A function that fails is called again by its trigger. */
  private static boolean attempt(Runnable action) {
    try {
      action.run();
      return true;
    } catch (RuntimeException failed) {
      return false;
    }
  }

  private void giveUp(JobMessage message, int receives, SimulatedQueue.Answer answer) {
    start(
        "dead-letters",
        actor -> {
          if (attempt(() -> life(actor).giveUp(message.job(), message.attempt()))) {
            answer.delete();
          }
        });
  }

  private void work(JobMessage message, int receives, SimulatedQueue.Answer answer) {
    start("worker", actor -> attempt(() -> work(actor, message, receives, answer)));
  }

  private void work(Actor actor, JobMessage message, int receives, SimulatedQueue.Answer answer) {
    JobWorker worker =
        new JobWorker(
            TestingStep.pipelines(List.of(steps(actor)), World::product),
            store(actor),
            queue.of(actor),
            feed(actor),
            files(actor),
            simulation.wall());
    switch (worker.handle(message, receives, TimeBudget.UNLIMITED)) {
      case Verdict.Done() -> answer.delete();
      case Verdict.Again(Duration delay) -> answer.again(delay);
    }
  }

  /** The output of the step. */
  record Parts(List<String> made) {
    Parts {
      made = List.copyOf(made);
    }
  }

  /** What a part made. */
  record Part(String text) {}

  private TestingStep<Parts> steps(Actor actor) {
    return new TestingStep<>("speak", 1, Parts.class, context -> new Parts(made(actor, context)));
  }

  private List<String> made(Actor actor, StepContext context) throws Exception {
    Segments<String, Part> segments =
        new Segments<>(
            "part",
            Part.class,
            part -> part,
            _ -> 1,
            (part, _) -> new Part(make(actor, context, part)));
    List<String> made = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      made.add(context.segments().once("part " + i, segments).text());
      context.progress((i + 1.0) / parts);
    }
    return made;
  }

  private String make(Actor actor, StepContext context, String part) {
    double start = Integer.parseInt(part.substring("part ".length()));
    double[] tenths = {0};
    return service.make(
        actor,
        context.job(),
        part,
        context.meter(),
        () -> context.progress((start + Math.min(0.9, tenths[0] += 0.1)) / parts));
  }

  private static Product product(StepContext context) throws Exception {
    Path file = Files.writeString(context.directory().resolve("speech.txt"), context.job().id());
    return new Product(
        "testing", List.of(new Product.OutputFile("speech.txt", "text/plain", file)), Map.of());
  }
}
