package dev.cadenza.local.function;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The instances of a function: one per concurrent invocation, up to a limit. */
final class InstancePool implements AutoCloseable {

  /** Most invocations are shorter than a start, so a short wait for a busy instance is faster. */
  private static final long PATIENCE_MILLIS = 25;

  private final Supplier<Instance> starter;
  private final Semaphore free;
  private final LinkedBlockingDeque<Instance> idle = new LinkedBlockingDeque<>();
  private final Set<Instance> instances = ConcurrentHashMap.newKeySet();

  InstancePool(int limit, Supplier<Instance> starter) {
    this.free = new Semaphore(limit);
    this.starter = starter;
  }

  Outcome invoke(Invocation invocation) throws InterruptedException {
    free.acquire();
    try {
      Optional<Outcome> outcome = Optional.empty();
      while (outcome.isEmpty()) {
        Instance instance = take();
        try {
          outcome = instance.invoke(invocation);
        } finally {
          giveBack(instance);
        }
      }
      return outcome.get();
    } finally {
      free.release();
    }
  }

  /** Starts the first instance, so that the first invocation need not wait for it. */
  void warmUp() throws InterruptedException {
    free.acquire();
    try {
      Instance instance = take();
      try {
        instance.warmUp();
      } finally {
        giveBack(instance);
      }
    } finally {
      free.release();
    }
  }

  private Instance take() throws InterruptedException {
    Instance instance = idle.pollFirst();
    while (instance != null && !instance.usable()) {
      discard(instance);
      instance = idle.pollFirst();
    }
    if (instance == null && !instances.isEmpty()) {
      instance = idle.pollFirst(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }
    if (instance == null) {
      instance = starter.get();
      instances.add(instance);
    }
    return instance;
  }

  private void giveBack(Instance instance) {
    if (instance.usable()) {
      idle.addFirst(instance);
    } else {
      discard(instance);
    }
  }

  private void discard(Instance instance) {
    instances.remove(instance);
    instance.close();
  }

  @Override
  public void close() {
    instances.forEach(Instance::close);
  }
}
