package dev.cadenza.neural.whisper;

import dev.cadenza.media.Progress;

/** Reports how far the decoder is, in seconds of the parts that a recognizer was given. */
final class WindowProgress implements Listener {
  /** The encoder's share of the time for a window of usual length. */
  private static final double ENCODER = 0.5;

  /** Tokens a second of sound, of those who speak fast. */
  private static final double TOKENS = 5;

  private final double windowSeconds;
  private final double partSeconds;
  private final Progress progress;
  private double done;
  private double reported;
  private double current;
  private volatile int tokens;

  /**
   * @param windowSeconds of all windows
   * @param partSeconds of all parts
   */
  WindowProgress(double windowSeconds, double partSeconds, Progress progress) {
    this.windowSeconds = windowSeconds;
    this.partSeconds = partSeconds;
    this.progress = progress;
  }

  void begin(Window window) {
    current = window.seconds();
    tokens = -1;
  }

  /** On the waiting thread. */
  void report() {
    int count = tokens;
    if (count >= 0) {
      report(done + current * (ENCODER + (1 - ENCODER) * Math.min(1, count / (TOKENS * current))));
    }
  }

  void end() {
    done += current;
    current = 0;
    tokens = -1;
    report(done);
  }

  private void report(double seconds) {
    double share = windowSeconds > 0 ? Math.min(1, seconds / windowSeconds) : 1;
    if (share * partSeconds > reported) {
      reported = share * partSeconds;
      progress.seconds(reported);
    }
  }

  /** The model's thread is interrupted when no caller waits for it any more. */
  @Override
  public boolean stopped() {
    return Thread.currentThread().isInterrupted();
  }

  @Override
  public void tokens(int count) {
    tokens = count;
  }
}
