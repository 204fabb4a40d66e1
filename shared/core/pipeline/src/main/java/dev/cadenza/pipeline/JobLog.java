package dev.cadenza.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The log of a run: lines for users, and the time of each step. */
final class JobLog {
  private final long started = System.nanoTime();
  private final boolean resumed;
  private final List<String> lines = new ArrayList<>();
  private final List<Map<String, Object>> steps = new ArrayList<>();

  JobLog(boolean resumed) {
    this.resumed = resumed;
  }

  /** Whether an earlier worker has started the job. */
  boolean resumed() {
    return resumed;
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - started);
  }

  synchronized void line(String text) {
    lines.add(String.format(Locale.ROOT, "%8.3f s  %s", elapsed().toNanos() / 1e9, text));
  }

  void step(String name, Duration took, boolean fromCheckpoint) {
    double seconds = Math.round(took.toNanos() / 1e6) / 1e3;
    line(
        name
            + (fromCheckpoint
                ? ": reused from an earlier run"
                : String.format(Locale.ROOT, ": done in %.3f s", seconds)));
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("name", name);
    entry.put("seconds", seconds);
    entry.put("from_checkpoint", fromCheckpoint);
    synchronized (this) {
      steps.add(entry);
    }
  }

  synchronized String text() {
    return String.join("\n", lines);
  }

  synchronized List<Map<String, Object>> steps() {
    return List.copyOf(steps);
  }
}
