package dev.cadenza.media.subtitles;

import dev.cadenza.media.TimeSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * The display times of subtitles: synchronous with speech, long enough to be read if possible,
 * without overlaps, and within the allowed time. Rounded to milliseconds, as in files.
 */
final class CueTimes {
  private static final long MAX_MILLIS = Math.round(CueLayout.MAX_SECONDS * 1000);
  private static final long MIN_MILLIS = Math.round(CueLayout.MIN_SECONDS * 1000);

  /** The minimum display time; later subtitles are delayed if necessary. */
  private static final long SEEN = 100;

  /** The reading time of a character in milliseconds. */
  private static final double READING = 50;

  private final long from;
  private final long until;

  CueTimes(TimeSpan room) {
    this.from = Math.round(room.start() * 1000);
    this.until = Math.max(from, (long) Math.floor(Math.min(room.end(), 1e12) * 1000 + 1e-6));
  }

  /**
   * @param groups in order
   */
  List<CueDraft> of(List<List<CuePart>> groups) {
    List<CueDraft> cues = new ArrayList<>(groups.size());
    long least = Math.min(SEEN, (until - from) / Math.max(1, groups.size()));
    long free = from;
    for (int i = 0; i < groups.size(); i++) {
      List<CuePart> group = groups.get(i);
      long latest = until - least * (groups.size() - i);
      long start = Math.min(Math.max(free, millis(group.getFirst().start())), latest);
      long next = i + 1 < groups.size() ? millis(groups.get(i + 1).getFirst().start()) : until;
      long room = Math.min(Math.max(next, start + least), latest + least);
      long desired = Math.max(millis(group.getLast().end()), start + reading(group));
      long end = Math.min(Math.min(Math.max(desired, start + least), room), start + MAX_MILLIS);
      if (end > start) {
        cues.add(new CueDraft(start / 1000.0, end / 1000.0, LineBreak.lines(group)));
      }
      free = end;
    }
    return cues;
  }

  private static long reading(List<CuePart> group) {
    return Math.max(MIN_MILLIS, Math.round(LineBreak.length(group) * READING));
  }

  private static long millis(double seconds) {
    return Math.round(seconds * 1000);
  }
}
