package dev.cadenza.benchmarks;

import dev.cadenza.cli.LocalPlatform;
import dev.cadenza.cli.SampleUser;
import java.util.List;

/**
 * One-sentence jobs through the whole platform: HTTP, DynamoDB, SQS, worker, S3, WebSocket.
 *
 * <p>The references are what the Django, Celery, Redis and PostgreSQL application that Cadenza
 * replaces reached on two cores with the same engine.
 */
public final class Benchmarks {
  private static final double REFERENCE_P50_MILLIS = 38;
  private static final double REFERENCE_JOBS_PER_SECOND = 36;
  private static final int WARM_UP = 200;
  private static final int SAMPLES = 200;
  private static final int LOAD = 600;

  private Benchmarks() {}

  public static void main(String[] args) throws Exception {
    if (args.length > 0 && args[0].equals("cloning")) {
      Cloning.run(List.of(args).subList(1, args.length));
      return;
    }
    try (LocalPlatform platform = LocalPlatform.start(LocalPlatform.Options.temporary());
        SpeechLoad load = SpeechLoad.open(platform, SampleUser.EDITOR)) {
      for (String format : new String[] {"wav", "mp3"}) {
        load.together(WARM_UP, format);
        load.oneAfterAnother(WARM_UP / 4, format);
        report(format, load.oneAfterAnother(SAMPLES, format), load.together(LOAD, format));
      }
    }
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
