package dev.cadenza.embeddedengines.pocketsphinx;

import dev.cadenza.media.Progress;
import dev.cadenza.media.TimeSpan;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts the recognized parts in pocketsphinx' log. */
final class PartProgress {
  private static final Pattern DONE =
      Pattern.compile("INFO: batch\\.c\\(\\d+\\): (\\d+): [\\d.]+ seconds speech,.*");

  private final List<TimeSpan> parts;
  private final Progress progress;
  private double seconds;

  PartProgress(List<TimeSpan> parts, Progress progress) {
    this.parts = List.copyOf(parts);
    this.progress = progress;
  }

  void line(String line) {
    Matcher done = DONE.matcher(line);
    if (done.matches()) {
      seconds += parts.get(Integer.parseInt(done.group(1))).seconds();
      progress.seconds(seconds);
    }
  }
}
