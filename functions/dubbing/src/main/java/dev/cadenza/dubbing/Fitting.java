package dev.cadenza.dubbing;

import dev.cadenza.media.TimeSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fits translated speech into the timing of the original.
 *
 * <p>For any input, no two lines overlap, none exceeds the recording, and each is spoken at a speed
 * from {@link #SLOWEST} to {@link #FASTEST}. In this order a line that is too long takes the pause
 * after it, starts slightly early, is spoken faster, and finally moves the next ones into later
 * pauses. Only when all lines together, at the highest speed and without a pause, are longer than
 * the whole recording are lines truncated: the longest ones, as their placement reports.
 */
final class Fitting {
  static final double SLOWEST = 0.85;
  static final double FASTEST = 1.25;

  /** The pause between two lines if there is time for it, in seconds. */
  static final double GAP = 0.12;

  /** The maximum lead of the voice before the lips that viewers do not notice. */
  private static final double EARLIEST = 0.3;

  private Fitting() {}

  /**
   * A line to place.
   *
   * @param span the time of the original line
   * @param seconds the duration of the new one at its default speed
   */
  record Line(TimeSpan span, double seconds) {}

  /**
   * @param start in the dub
   * @param seconds its duration
   * @param speed 1 is the voice's default
   * @param spoken the spoken part of the line, in seconds at its default speed; less than the whole
   *     line if it is truncated
   */
  record Placement(double start, double seconds, double speed, double spoken, boolean truncated) {
    double end() {
      return start + seconds;
    }
  }

  /**
   * @param lines in order
   * @param total the duration of the recording, in seconds
   */
  static List<Placement> place(List<Line> lines, double total) {
    double[] spoken = spoken(lines, total);
    double least = Arrays.stream(spoken).sum() / FASTEST;
    double gap = Math.clamp((total - least) / Math.max(1, lines.size() - 1), 0, GAP);
    double[] latest = latest(spoken, gap, total);
    List<Placement> placements = new ArrayList<>(lines.size());
    double free = 0;
    for (int i = 0; i < lines.size(); i++) {
      boolean last = i == lines.size() - 1;
      double bound = last ? total : latest[i + 1] - gap;
      double target = last ? total : lines.get(i + 1).span().start() - gap;
      Line line = lines.get(i);
      Placement placement =
          place(line, spoken[i], new Room(free, latest[i], Math.min(bound, target)));
      placements.add(placement);
      free = placement.end() + gap;
    }
    return placements;
  }

  /**
   * @param free the end of the previous line
   * @param latest its latest start, so that all following lines fit
   * @param end the latest end that does not move the next line
   */
  private record Room(double free, double latest, double end) {}

  private static Placement place(Line line, double spoken, Room room) {
    double missing = spoken - (room.end() - line.span().start());
    double start = line.span().start() - Math.clamp(missing, 0, EARLIEST);
    start = Math.max(room.free(), Math.min(start, room.latest()));
    double available = room.end() - start;
    double seconds =
        spoken > available
            ? Math.max(spoken / FASTEST, available)
            : Math.min(
                Math.min(spoken / SLOWEST, available), Math.max(spoken, line.span().seconds()));
    double speed = seconds > 0 ? Math.clamp(spoken / seconds, SLOWEST, FASTEST) : 1;
    return new Placement(start, seconds, speed, spoken, spoken < line.seconds());
  }

  /** The latest start of each line, if all following ones are spoken at the highest speed. */
  private static double[] latest(double[] spoken, double gap, double total) {
    double[] latest = new double[spoken.length];
    double end = total;
    for (int i = spoken.length - 1; i >= 0; i--) {
      latest[i] = Math.max(0, end - spoken[i] / FASTEST);
      end = latest[i] - gap;
    }
    return latest;
  }

  /** The share of each line that fits: the whole line, or up to a common limit. */
  private static double[] spoken(List<Line> lines, double total) {
    double[] seconds = lines.stream().mapToDouble(Line::seconds).toArray();
    double budget = total * FASTEST;
    if (Arrays.stream(seconds).sum() <= budget) {
      return seconds;
    }
    double[] sorted = seconds.clone();
    Arrays.sort(sorted);
    double level = 0;
    for (int i = 0; i < sorted.length; i++) {
      level = budget / (sorted.length - i);
      if (sorted[i] > level) {
        break;
      }
      budget -= sorted[i];
    }
    double most = level;
    return Arrays.stream(seconds).map(it -> Math.min(it, most)).toArray();
  }
}
