package dev.cadenza.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs tasks side by side, as many as there are cores; the first failure stops the rest. */
final class ParallelLine {
  private ParallelLine() {}

  /** A task that may fail. */
  interface Task<O> extends Callable<O> {}

  static <O> List<O> run(List<? extends Task<O>> tasks) throws Exception {
    int cores = Runtime.getRuntime().availableProcessors();
    if (tasks.size() == 1) {
      return List.of(tasks.getFirst().call());
    }
    ExecutorService executor =
        Executors.newFixedThreadPool(
            Math.min(cores, Math.max(1, tasks.size())),
            Thread.ofPlatform().name("segment-", 0).factory());
    try {
      List<Future<O>> futures = tasks.stream().map(executor::submit).toList();
      List<O> outputs = new ArrayList<>(futures.size());
      for (Future<O> future : futures) {
        outputs.add(future.get());
      }
      return outputs;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    } finally {
      // Interrupts what still runs, and with it the child processes; close() then waits for the
      // threads to end.
      executor.shutdownNow();
      executor.close();
    }
  }
}
