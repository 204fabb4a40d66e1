package dev.cadenza.neural.whisper;

import dev.cadenza.media.TimeSpan;
import java.util.ArrayList;
import java.util.List;

/** Parts of a recording as one. */
final class SpeechRuns {
  /** Of a part that is taken for speech. */
  private static final double MAX_SECONDS = 20;

  private SpeechRuns() {}

  /**
   * @param parts in order and apart
   * @param near how close parts are that become one, in seconds
   */
  static List<TimeSpan> joined(List<TimeSpan> parts, double near) {
    List<TimeSpan> runs = new ArrayList<>();
    for (TimeSpan part : parts) {
      if (!runs.isEmpty() && part.start() - runs.getLast().end() <= near) {
        runs.add(new TimeSpan(runs.removeLast().start(), part.end()));
      } else {
        runs.add(part);
      }
    }
    return runs;
  }

  /** The parts of a run, long ones cut evenly. */
  static List<TimeSpan> within(TimeSpan run, List<TimeSpan> parts) {
    List<TimeSpan> cut = new ArrayList<>();
    for (TimeSpan part : parts) {
      if (part.start() >= run.start() && part.end() <= run.end() && part.seconds() > 0) {
        int pieces = (int) Math.ceil(part.seconds() / MAX_SECONDS);
        double length = part.seconds() / pieces;
        for (int i = 0; i < pieces; i++) {
          cut.add(new TimeSpan(part.start() + i * length, part.start() + (i + 1) * length));
        }
      }
    }
    return cut;
  }
}
