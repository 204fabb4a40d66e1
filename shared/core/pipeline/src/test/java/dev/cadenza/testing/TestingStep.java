package dev.cadenza.testing;

import dev.cadenza.pipeline.Pipeline;
import dev.cadenza.pipeline.PipelineFactory;
import dev.cadenza.pipeline.Product;
import dev.cadenza.pipeline.Step;
import dev.cadenza.pipeline.StepContext;
import dev.cadenza.pipeline.StepRun;
import java.util.List;
import java.util.Optional;

/** A step whose work is a function, for pipelines of any such steps. */
public final class TestingStep<T> {
  private final Step<T> step;
  private final Body<T> body;
  private Optional<StepRun<T>> run = Optional.empty();

  public TestingStep(String name, int weight, Class<T> output, Body<T> body) {
    this.step = new Step<>(name, weight, output);
    this.body = body;
  }

  /** The work of a step. */
  @FunctionalInterface
  public interface Body<T> {
    T run(StepContext context) throws Exception;
  }

  /** How a run ends. */
  @FunctionalInterface
  public interface Ending {
    Product product(StepContext context) throws Exception;

    /** When it has no result. */
    default void abandon(StepContext context) throws Exception {}
  }

  /** Pipelines of these steps. */
  public static PipelineFactory pipelines(List<TestingStep<?>> steps, Ending ending) {
    return new PipelineFactory(
        steps.stream().<Step<?>>map(it -> it.step).toList(),
        Optional.empty(),
        context -> new Scripted(steps, ending, context));
  }

  /** What it made in the latest run, if it came to that. */
  public Optional<T> made() {
    return run.flatMap(StepRun::made);
  }

  /** What it made in the latest run. */
  public T output() {
    return run.orElseThrow().output();
  }

  private StepRun<T> in(StepContext context) {
    StepRun<T> next = step.doneBy(() -> body.run(context));
    run = Optional.of(next);
    return next;
  }

  private static final class Scripted implements Pipeline {
    private final List<StepRun<?>> steps;
    private final Ending ending;
    private final StepContext context;

    Scripted(List<TestingStep<?>> steps, Ending ending, StepContext context) {
      this.steps = steps.stream().<StepRun<?>>map(it -> it.in(context)).toList();
      this.ending = ending;
      this.context = context;
    }

    @Override
    public List<StepRun<?>> steps() {
      return steps;
    }

    @Override
    public Product product() throws Exception {
      return ending.product(context);
    }

    @Override
    public void abandon() throws Exception {
      ending.abandon(context);
    }
  }
}
