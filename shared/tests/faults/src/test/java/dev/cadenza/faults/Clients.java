package dev.cadenza.faults;

import dev.cadenza.jobs.IdempotencyRecord;
import dev.cadenza.jobs.JobStore.Outcome;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobType;
import dev.cadenza.model.id.Ulid;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** People who submit, cancel, retry and delete jobs, and repeat a request without an answer. */
final class Clients {
  private static final int TRIES = 40;

  private final World world;

  /** The jobs that the API has answered with, by idempotency key. */
  final Map<String, Set<String>> accepted = new HashMap<>();

  /** The answered requests to cancel. */
  final List<Cancel> cancelled = new ArrayList<>();

  final Set<String> deleted = new HashSet<>();

  /** A job that its owner knows to be cancelled. */
  record Cancel(String job, int attempt, Instant at) {}

  Clients(World world) {
    this.world = world;
  }

  /** Sends a submission, several times at once if so. */
  void submit(String key, int copies) {
    for (int i = 0; i < copies; i++) {
      request("submit", actor -> submitted(actor, key));
    }
  }

  private void submitted(Actor actor, String key) {
    Instant now = world.simulation.wall().instant();
    Job job =
        Job.accepted(
            Ulid.next(now), "project", "owner", JobType.TTS, Optional.empty(), Map.of(), now);
    IdempotencyRecord record =
        new IdempotencyRecord(key, key, job.id(), Optional.empty(), now.plusSeconds(86_400));
    Outcome outcome = world.life(actor).submit(job, Optional.of(record));
    String answer =
        outcome == Outcome.COMMITTED ? job.id() : world.store.idempotency(key).orElseThrow().body();
    accepted.computeIfAbsent(key, _ -> new HashSet<>()).add(answer);
  }

  void cancel(String id) {
    request(
        "cancel",
        actor ->
            world
                .life(actor)
                .cancel(id)
                .ifPresent(
                    job ->
                        cancelled.add(
                            new Cancel(id, job.attempt(), world.simulation.clock().instant()))));
  }

  void retry(String id) {
    request(
        "retry",
        actor ->
            world
                .store(actor)
                .find(id)
                .filter(job -> job.status().terminal())
                .ifPresent(
                    job -> world.life(actor).retry(job, job.parameters(), Optional.empty())));
  }

  void delete(String id) {
    request(
        "delete",
        actor ->
            world
                .store(actor)
                .find(id)
                .ifPresent(
                    job -> {
                      deleted.add(id);
                      world.life(actor).delete(job);
                    }));
  }

  /** The requests that may interrupt a part. */
  int interruptions() {
    return cancelled.size() + deleted.size();
  }

  private void request(String name, Actor.Body body) {
    repeat(name, body, 1);
  }

  /** A client that gets no answer, or an error of the server, sends the request again. */
  private void repeat(String name, Actor.Body body, int tries) {
    boolean[] answered = {false};
    world.start(
        name,
        actor -> {
          try {
            body.run(actor);
            answered[0] = true;
          } catch (RuntimeException failed) {
            // Without an answer, like a killed process.
            answered[0] = false;
          }
        });
    Supplier<Duration> wait = () -> world.trouble.between(200_000, 260_000);
    world.simulation.after(
        wait.get(),
        () -> {
          if (!answered[0] && tries < TRIES) {
            repeat(name, body, tries + 1);
          }
        });
  }
}
