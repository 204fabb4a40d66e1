package dev.cadenza.benchmarks;

import dev.cadenza.platform.LocalPlatform;
import dev.cadenza.platform.SampleUser;
import java.io.IOException;
import java.util.concurrent.ExecutionException;

/**
 * One-sentence jobs through the whole platform: HTTP, DynamoDB, SQS, worker, S3, WebSocket.
 *
 * <p>The references are measurements of the Django, Celery, Redis and PostgreSQL application that
 * Cadenza replaces, on two cores with the same engine.
 */
final class ShortJobs {
  private static final double REFERENCE_P50_MILLIS = 60;
  private static final double REFERENCE_JOBS_PER_SECOND = 26;
  private static final int WARM_UP = 200;
  private static final int SAMPLES = 200;
  private static final int LOAD = 600;
  private static final double REFERENCE_LISTS_PER_SECOND = 354;
  private static final int LISTS = 1_000;

  private ShortJobs() {}

  static void run() throws ExecutionException, InterruptedException, IOException {
    try (LocalPlatform platform = LocalPlatform.start(LocalPlatform.Options.temporary());
        SpeechLoad load = SpeechLoad.open(platform, SampleUser.EDITOR)) {
      for (String format : new String[] {"wav", "mp3"}) {
        load.together(WARM_UP, format);
        load.oneAfterAnother(WARM_UP / 4, format);
        Legs legs = new Legs();
        double cpu = CpuTime.seconds();
        Latencies latencies = load.oneAfterAnother(SAMPLES, format, legs);
        double each = (CpuTime.seconds() - cpu) / SAMPLES;
        report(format, latencies, load.together(LOAD, format));
        System.out.printf("%s: median of each leg: %s%n", format, legs.medians());
        System.out.printf(
            "%s: %.1f ms of processor time a job, the client's included%n", format, each * 1e3);
      }
      lists(load);
    }
  }

  private static void lists(SpeechLoad load)
      throws ExecutionException, InterruptedException, IOException {
    load.lists(LISTS);
    double cpu = CpuTime.seconds();
    double perSecond = load.lists(LISTS);
    System.out.printf(
        "list of 20 jobs: %.0f requests a second, %.2f times the reference's %.0f; %.2f ms of processor time each%n",
        perSecond,
        perSecond / REFERENCE_LISTS_PER_SECOND,
        REFERENCE_LISTS_PER_SECOND,
        (CpuTime.seconds() - cpu) / LISTS * 1e3);
  }

  private static void report(String format, Latencies latencies, double jobsPerSecond) {
    System.out.printf(
        "%s: submitted to completed frame p50 %.1f ms, p95 %.1f ms; p50 is %.2f times the reference's %.0f ms%n",
        format,
        latencies.millis(0.5),
        latencies.millis(0.95),
        latencies.millis(0.5) / REFERENCE_P50_MILLIS,
        REFERENCE_P50_MILLIS);
    System.out.printf(
        "%s: %.1f jobs a second, %.2f times the reference's %.0f%n",
        format,
        jobsPerSecond,
        jobsPerSecond / REFERENCE_JOBS_PER_SECOND,
        REFERENCE_JOBS_PER_SECOND);
  }
}
