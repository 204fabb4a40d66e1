package dev.cadenza.engines;

import dev.cadenza.media.TimeSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * Adjacent parts of a recording for one call of a recognizer: long enough to justify the engine's
 * start, short enough that little work is lost when a worker stops.
 *
 * @param parts at least one, in order
 */
public record SegmentGroup(List<TimeSpan> parts) {
  private static final double MAX_SECONDS = 60;

  public SegmentGroup {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("A group without parts.");
    }
  }

  /** Its duration in seconds. */
  public double seconds() {
    return parts.stream().mapToDouble(TimeSpan::seconds).sum();
  }

  /**
   * Groups of similar length, at most a minute, and as many as can be recognized in parallel if
   * there are enough parts.
   *
   * @param parallel the number of parallel recognitions
   */
  static List<SegmentGroup> plan(List<TimeSpan> parts, int parallel) {
    double total = parts.stream().mapToDouble(TimeSpan::seconds).sum();
    long rounds = Math.max(1, (long) Math.ceil(total / (MAX_SECONDS * parallel)));
    double share = total / (rounds * parallel);
    List<SegmentGroup> groups = new ArrayList<>();
    List<TimeSpan> group = new ArrayList<>();
    double grouped = 0;
    for (TimeSpan part : parts) {
      // A part belongs to the group that contains its middle.
      if (!group.isEmpty() && grouped + part.seconds() / 2 > share * (groups.size() + 1)) {
        groups.add(new SegmentGroup(group));
        group = new ArrayList<>();
      }
      group.add(part);
      grouped += part.seconds();
    }
    if (!group.isEmpty()) {
      groups.add(new SegmentGroup(group));
    }
    return groups;
  }
}
