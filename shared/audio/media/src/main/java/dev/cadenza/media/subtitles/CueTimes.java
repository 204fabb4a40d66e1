package dev.cadenza.media.subtitles;

import dev.cadenza.media.TimeSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * The display times of subtitles: synchronous with speech, long enough to be read if possible,
 * without overlaps, and within the allowed time. Rounded to milliseconds, as in files.
 */
final class CueTimes {
  /** The minimum display time; later subtitles are delayed if necessary. */
  private static final long SEEN = 100;

  private final long from;
  private final long until;
  private final CueOptions options;
  private final LineBreak lines;

  CueTimes(TimeSpan room, CueOptions options) {
    this.from = Math.round(room.start() * 1000);
    this.until = Math.max(from, (long) Math.floor(Math.min(room.end(), 1e12) * 1000 + 1e-6));
    this.options = options;
    this.lines = new LineBreak(options);
  }

  /**
   * @param groups in order
   */
  List<CueDraft> of(List<List<CuePart>> groups) {
    List<TimeSpan> spans = spans(groups);
    List<CueDraft> cues = new ArrayList<>(groups.size());
    for (int i = 0; i < groups.size(); i++) {
      TimeSpan span = spans.get(i);
      if (span.seconds() > 0) {
        cues.add(new CueDraft(span.start(), span.end(), lines.lines(groups.get(i))));
      }
    }
    return cues;
  }

  /** The time of each group; empty where the room has no time for it. */
  List<TimeSpan> spans(List<List<CuePart>> groups) {
    List<TimeSpan> spans = new ArrayList<>(groups.size());
    long slot = (until - from) / Math.max(1, groups.size());
    // Only where more subtitles are in the room than fit with their gaps is a gap shorter.
    long gap = Math.min(millis(options.gap()), slot / 2);
    long least = Math.min(SEEN, slot - gap);
    long free = from;
    for (int i = 0; i < groups.size(); i++) {
      List<CuePart> group = groups.get(i);
      boolean last = i + 1 == groups.size();
      long latest = until - least - (least + gap) * (groups.size() - 1 - i);
      long start = Math.min(Math.max(free, millis(group.getFirst().start())), latest);
      long next = last ? until : millis(groups.get(i + 1).getFirst().start()) - gap;
      long room = Math.min(Math.max(next, start + least), latest + least);
      long desired = Math.max(millis(group.getLast().end()), start + reading(group));
      long longest = start + Math.max(least, millis(options.maxSeconds()));
      long end = Math.min(Math.min(Math.max(desired, start + least), room), longest);
      spans.add(new TimeSpan(start / 1000.0, Math.max(start, end) / 1000.0));
      free = end + gap;
    }
    return spans;
  }

  private long reading(List<CuePart> group) {
    double seconds = LineBreak.length(group) / options.maxCps();
    return Math.max(millis(options.minSeconds()), millis(seconds));
  }

  private static long millis(double seconds) {
    return Math.round(seconds * 1000);
  }
}
