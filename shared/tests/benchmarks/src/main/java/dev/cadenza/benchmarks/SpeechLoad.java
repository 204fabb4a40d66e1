package dev.cadenza.benchmarks;

import dev.cadenza.client.CadenzaClient;
import dev.cadenza.client.JobFeed;
import dev.cadenza.client.model.Job;
import dev.cadenza.client.model.NewJob;
import dev.cadenza.model.JobStatus;
import dev.cadenza.platform.LocalPlatform;
import dev.cadenza.platform.SampleUser;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Submits jobs of one spoken sentence, and waits for the frames that complete them. */
final class SpeechLoad implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final int CLIENTS = 8;

  private final CadenzaClient client;
  private final JobFeed feed;
  private final String project;
  private final Map<String, Instant> running;

  private SpeechLoad(
      CadenzaClient client, JobFeed feed, String project, Map<String, Instant> running) {
    this.client = client;
    this.feed = feed;
    this.project = project;
    this.running = running;
  }

  static SpeechLoad open(LocalPlatform platform, SampleUser user) {
    CadenzaClient client = platform.login(user);
    Map<String, Instant> running = new ConcurrentHashMap<>();
    JobFeed feed =
        client.openFeed(
            platform.webSocketUrl(),
            update -> {
              if (update.job().status() == JobStatus.RUNNING) {
                running.putIfAbsent(update.job().id(), Instant.now());
              }
            });
    return new SpeechLoad(client, feed, client.createProject("Benchmarks", "").id(), running);
  }

  Latencies oneAfterAnother(int jobs, String format) {
    return oneAfterAnother(jobs, format, new Legs());
  }

  Latencies oneAfterAnother(int jobs, String format, Legs legs) {
    List<Long> nanos = new ArrayList<>(jobs);
    for (int i = 0; i < jobs; i++) {
      Instant sent = Instant.now();
      long start = System.nanoTime();
      Job submitted = submit(format);
      Instant answered = Instant.now();
      Job finished = awaitCompleted(submitted);
      nanos.add(System.nanoTime() - start);
      Instant received = Instant.now();
      legs.add(
          finished,
          client.result(finished.id()).orElseThrow(),
          sent,
          answered,
          running.getOrDefault(finished.id(), received),
          received);
    }
    return new Latencies(nanos);
  }

  /**
   * @return completed jobs per second, from the first submission to the last frame
   */
  double together(int jobs, String format) throws ExecutionException, InterruptedException {
    long start = System.nanoTime();
    try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
      List<Future<Job>> submitted = new ArrayList<>(jobs);
      for (int i = 0; i < jobs; i++) {
        submitted.add(clients.submit(() -> submit(format)));
      }
      for (Future<Job> job : submitted) {
        awaitCompleted(job.get());
      }
    }
    return jobs / ((System.nanoTime() - start) / 1e9);
  }

  /**
   * Reads the first page of jobs again and again: 20 of them.
   *
   * @return requests a second
   */
  double lists(int requests) throws ExecutionException, InterruptedException {
    long start = System.nanoTime();
    try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
      List<Future<?>> asked = new ArrayList<>(requests);
      for (int i = 0; i < requests; i++) {
        asked.add(clients.submit(() -> client.jobs()));
      }
      for (Future<?> answer : asked) {
        answer.get();
      }
    }
    return requests / ((System.nanoTime() - start) / 1e9);
  }

  private Job submit(String format) {
    return client.submit(
        NewJob.textToSpeech(
            project,
            Map.of(
                "text",
                "The quick brown fox jumps over the lazy dog.",
                "voice",
                "espeak-ng/en-us",
                "format",
                format)));
  }

  private Job awaitCompleted(Job job) {
    Job finished = feed.awaitFinished(job, TIMEOUT);
    if (finished.status() != JobStatus.COMPLETED) {
      throw new IllegalStateException(
          "A job ended as " + finished.status() + ": " + finished.error());
    }
    return finished;
  }

  @Override
  public void close() {
    feed.close();
    client.close();
  }
}
