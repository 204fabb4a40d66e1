package dev.cadenza.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.media.subtitles.Cue;
import dev.cadenza.media.subtitles.SubtitleFormat;
import java.util.List;

/** The rules for all subtitle files. */
public final class SubtitleRules {
  private static final int LINE = 42;
  private static final double MAX_SECONDS = 7;
  private static final double MIN_SECONDS = 1;
  private static final int SHORT_WORD = 12;
  private static final double ROUNDING = 1e-6;

  private SubtitleRules() {}

  /**
   * Reads a file, and checks it.
   *
   * @param seconds the duration of the recording
   * @return its cues
   */
  public static List<Cue> assertKept(String file, SubtitleFormat format, double seconds) {
    assertThat(file.lines().filter(line -> line.contains("-->")))
        .allMatch(line -> line.matches("[\\d:.,]+ --> [\\d:.,]+"));
    List<Cue> cues = format.read(file);
    assertThat(cues).hasSize((int) file.lines().filter(line -> line.contains("-->")).count());
    assertKept(cues, seconds);
    return cues;
  }

  /** Like {@link #assertKept(String, SubtitleFormat, double)}, for cues. */
  public static void assertKept(List<Cue> cues, double seconds) {
    double free = 0;
    for (int i = 0; i < cues.size(); i++) {
      Cue cue = cues.get(i);
      double next = i + 1 < cues.size() ? cues.get(i + 1).start() : seconds;
      assertThat(cue.start()).as("start of %s", cue).isGreaterThanOrEqualTo(free);
      assertThat(cue.end())
          .as("end of %s", cue)
          .isGreaterThan(cue.start())
          .isLessThanOrEqualTo(seconds)
          .isGreaterThanOrEqualTo(Math.min(cue.start() + MIN_SECONDS, next - 0.0011));
      assertThat(cue.end() - cue.start()).as("%s", cue).isLessThanOrEqualTo(MAX_SECONDS + ROUNDING);
      assertThat(cue.text().lines().toList())
          .as("%s", cue)
          .hasSizeBetween(1, 2)
          .allMatch(line -> line.codePointCount(0, line.length()) <= LINE);
      free = cue.end();
    }
  }

  /**
   * No short word is isolated if the previous subtitle has enough words, in texts with full stops.
   */
  public static void assertNoOrphans(List<Cue> cues) {
    for (int i = 1; i < cues.size(); i++) {
      Cue before = cues.get(i - 1);
      Cue cue = cues.get(i);
      boolean continues = !before.text().matches("(?s).*[.!?…:。！？][\"'”’»)\\]]*");
      boolean alone = cue.text().length() <= SHORT_WORD && !cue.text().matches("(?s).*\\s.*");
      boolean near = cue.end() - before.start() <= MAX_SECONDS;
      if (continues && alone && near) {
        assertThat(before.text().split("\\s+")).as("%s, then %s", before, cue).hasSizeLessThan(3);
      }
    }
  }
}
