package dev.cadenza.benchmarks;

import java.util.List;

/** Durations with quantiles. */
record Latencies(List<Long> nanos) {
  Latencies {
    nanos = nanos.stream().sorted().toList();
  }

  /**
   * @param quantile 0.5 is the median
   */
  double millis(double quantile) {
    return nanos.get((int) Math.min(nanos.size() - 1L, Math.round(quantile * nanos.size()))) / 1e6;
  }
}
