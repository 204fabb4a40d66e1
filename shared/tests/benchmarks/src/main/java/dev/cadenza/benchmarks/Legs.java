package dev.cadenza.benchmarks;

import dev.cadenza.client.model.Job;
import dev.cadenza.client.model.JobResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The parts of a job's time, from the request to the frame of its completion.
 *
 * <p>The server's times are in milliseconds, so the accuracy of a part is about one millisecond.
 */
final class Legs {
  /** In order. */
  private enum Leg {
    /** From the request to the response. */
    ACCEPT,
    /** From the response until a worker has claimed the job. */
    QUEUE,
    /** From there until the frame of the claimed job has arrived; the work goes on meanwhile. */
    CLAIM,
    /** All steps except the one that encodes. */
    WORK,
    /** The step that encodes the audio. */
    ENCODE,
    /** What else there is until the end: the files are stored. */
    STORE,
    /** From the end until the frame has arrived: result and final state are committed before it. */
    PUSH
  }

  private static final String ENCODE_STEP = "encode";

  private final Map<Leg, List<Long>> nanos = new EnumMap<>(Leg.class);

  Legs() {
    for (Leg leg : Leg.values()) {
      nanos.put(leg, new ArrayList<>());
    }
  }

  /**
   * @param sent when the job was submitted
   * @param answered when the response arrived
   * @param running when the first frame of the running job arrived
   * @param received when the frame of the completed job arrived
   */
  void add(
      Job finished,
      JobResult result,
      Instant sent,
      Instant answered,
      Instant running,
      Instant received) {
    Instant started = finished.startedAt().orElseThrow();
    Instant ended = finished.finishedAt().orElseThrow();
    double encode = 0;
    double work = 0;
    if (result.metadata().get("step_times") instanceof List<?> steps) {
      for (Object step : steps) {
        if (step instanceof Map<?, ?> fields && fields.get("seconds") instanceof Number seconds) {
          if (ENCODE_STEP.equals(fields.get("name"))) {
            encode += seconds.doubleValue();
          } else {
            work += seconds.doubleValue();
          }
        }
      }
    }
    put(Leg.ACCEPT, Duration.between(sent, answered).toNanos());
    put(Leg.QUEUE, Duration.between(answered, started).toNanos());
    put(Leg.CLAIM, Duration.between(started, running).toNanos());
    put(Leg.WORK, (long) (work * 1e9));
    put(Leg.ENCODE, (long) (encode * 1e9));
    long steps = (long) ((work + encode) * 1e9);
    put(Leg.STORE, Duration.between(running, ended).toNanos() - steps);
    put(Leg.PUSH, Duration.between(ended, received).toNanos());
  }

  private void put(Leg leg, long time) {
    // A worker may claim a job before the response has arrived.
    nanos.get(leg).add(Math.max(0, time));
  }

  /** The medians, as {@code accept 9.1 ms, queue 2.0 ms, …}. */
  String medians() {
    return nanos.entrySet().stream()
        .map(
            leg ->
                String.format(
                    Locale.ROOT,
                    "%s %.1f ms",
                    leg.getKey().name().toLowerCase(Locale.ROOT),
                    new Latencies(leg.getValue()).millis(0.5)))
        .collect(Collectors.joining(", "));
  }
}
