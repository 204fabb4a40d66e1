package dev.cadenza.cli.client;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the feed has told so far, over all of its connections: the place reached, and how far each
 * job is.
 */
final class JobHistory {
  private record Attempt(String job, int number) {}

  private final JobFeed.Listener listener;
  private final Map<String, Long> versions = new ConcurrentHashMap<>();
  private final Map<Attempt, CompletableFuture<Job>> finished = new ConcurrentHashMap<>();
  private volatile Optional<String> cursor = Optional.empty();

  JobHistory(JobFeed.Listener listener) {
    this.listener = listener;
  }

  Optional<String> cursor() {
    return cursor;
  }

  /** Passes an update on, unless one as new has been seen: after a reconnection some come again. */
  void add(JobUpdate update) {
    Job job = update.job();
    cursor = Optional.of(update.cursor());
    if (job.version() <= versions.getOrDefault(job.id(), 0L)) {
      return;
    }
    versions.put(job.id(), job.version());
    try {
      listener.updated(update);
    } finally {
      // Last, so that whoever waited finds the listener already told.
      if (job.finished()) {
        finished(job.id(), job.attempt()).complete(job);
      }
    }
  }

  void delete(JobUpdate last) {
    cursor = Optional.of(last.cursor());
    listener.deleted(last.job().id());
  }

  /** Where to go on from when the connection breaks before anything has happened. */
  void startAt(String start) {
    cursor = cursor.or(() -> Optional.of(start));
  }

  void forgetCursor() {
    cursor = Optional.empty();
  }

  CompletableFuture<Job> finished(String job, int attempt) {
    return finished.computeIfAbsent(new Attempt(job, attempt), _ -> new CompletableFuture<>());
  }
}
