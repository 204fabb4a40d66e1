package dev.cadenza.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/**
 * Runs tasks in parallel, one per core. After the first failure no further task is started; the
 * caller chooses whether running tasks are interrupted.
 */
final class ParallelLine<O> {
  private final ExecutorService executor;
  private final Predicate<Throwable> interrupting;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  private ParallelLine(int threads, Predicate<Throwable> interrupting) {
    this.executor =
        Executors.newFixedThreadPool(threads, Thread.ofPlatform().name("segment-", 0).factory());
    this.interrupting = interrupting;
  }

  /** A failure interrupts the others. */
  static <O> List<O> run(List<? extends Callable<O>> tasks) throws Exception {
    return run(tasks, _ -> true);
  }

  /**
   * @param interrupting whether a failure interrupts running tasks
   * @throws Exception the first failure
   */
  static <O> List<O> run(List<? extends Callable<O>> tasks, Predicate<Throwable> interrupting)
      throws Exception {
    if (tasks.size() == 1) {
      return List.of(tasks.getFirst().call());
    }
    int threads = Math.min(Runtime.getRuntime().availableProcessors(), Math.max(1, tasks.size()));
    return new ParallelLine<O>(threads, interrupting).all(tasks);
  }

  private List<O> all(List<? extends Callable<O>> tasks) throws Exception {
    try {
      List<Future<O>> futures = new ArrayList<>(tasks.size());
      for (Callable<O> task : tasks) {
        futures.add(executor.submit(() -> call(task)));
      }
      executor.shutdown();
      boolean _ = executor.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
      if (failure.get() != null) {
        throw thrown(failure.get());
      }
      List<O> outputs = new ArrayList<>(futures.size());
      for (Future<O> future : futures) {
        outputs.add(future.get());
      }
      return outputs;
    } finally {
      // Interrupts running tasks, and with them their child processes; close() then waits for the
      // threads to end.
      executor.shutdownNow();
      executor.close();
    }
  }

  private O call(Callable<O> task) throws Exception {
    if (failure.get() != null) {
      throw new CancellationException("Another part has failed.");
    }
    try {
      return task.call();
    } catch (Throwable e) {
      if (failure.compareAndSet(null, e) && interrupting.test(e)) {
        executor.shutdownNow();
      }
      throw e;
    }
  }

  private static Exception thrown(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return (Exception) failure;
  }
}
