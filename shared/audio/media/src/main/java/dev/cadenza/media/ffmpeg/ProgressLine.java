package dev.cadenza.media.ffmpeg;

import java.util.Optional;

/** A line of ffmpeg's output with {@code -progress}. */
final class ProgressLine {
  private static final String KEY = "out_time_us=";

  private ProgressLine() {}

  /** The position of the output, if present: {@code N/A} before the first frame. */
  static Optional<Double> seconds(String line) {
    if (!line.startsWith(KEY)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Math.max(0, Long.parseLong(line.substring(KEY.length()).strip()) / 1e6));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
