package dev.cadenza.pipeline;

import java.util.List;

/** Converts a step's fraction to the job's percentage, by the weights of the steps. */
final class ProgressScale {
  private final List<Step<?>> steps;
  private final double total;
  private volatile double before;
  private volatile Step<?> current;

  ProgressScale(List<Step<?>> steps) {
    this.steps = List.copyOf(steps);
    this.total = Math.max(1, steps.stream().mapToInt(Step::weight).sum());
    this.current = steps.getFirst();
  }

  void enter(Step<?> step) {
    before =
        steps.stream().takeWhile(earlier -> !earlier.equals(step)).mapToInt(Step::weight).sum();
    current = step;
  }

  String step() {
    return current.name();
  }

  /** Whole percent, rounded down: 100 is reserved for the commit that completes the job. */
  int percent(double fraction) {
    double within = Math.max(0, Math.min(1, fraction)) * current.weight();
    return (int) Math.floor(100 * (before + within) / total);
  }
}
