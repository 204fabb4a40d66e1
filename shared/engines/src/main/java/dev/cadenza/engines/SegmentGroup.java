package dev.cadenza.engines;

import dev.cadenza.media.TimeSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * Neighbouring parts of a recording that one call of a recogniser hears: enough of them to be worth
 * the engine's start, few enough that little is lost when a worker stops between two groups.
 *
 * @param parts at least one, in order
 */
public record SegmentGroup(List<TimeSpan> parts) {
  private static final double MOST_SECONDS = 60;

  public SegmentGroup {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("A group of no parts.");
    }
  }

  /** How long it is to hear, in seconds. */
  public double seconds() {
    return parts.stream().mapToDouble(TimeSpan::seconds).sum();
  }

  /**
   * Groups of about the same length, a minute at most, and where there are enough parts as many as
   * can be heard side by side.
   *
   * @param sideBySide how many can be heard at the same time
   */
  static List<SegmentGroup> plan(List<TimeSpan> parts, int sideBySide) {
    double total = parts.stream().mapToDouble(TimeSpan::seconds).sum();
    long rounds = Math.max(1, (long) Math.ceil(total / (MOST_SECONDS * sideBySide)));
    double share = total / (rounds * sideBySide);
    List<SegmentGroup> groups = new ArrayList<>();
    List<TimeSpan> group = new ArrayList<>();
    double heard = 0;
    for (TimeSpan part : parts) {
      // Goes to the group in which its middle lies.
      if (!group.isEmpty() && heard + part.seconds() / 2 > share * (groups.size() + 1)) {
        groups.add(new SegmentGroup(group));
        group = new ArrayList<>();
      }
      group.add(part);
      heard += part.seconds();
    }
    if (!group.isEmpty()) {
      groups.add(new SegmentGroup(group));
    }
    return groups;
  }
}
