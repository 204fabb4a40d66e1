package dev.cadenza.media.subtitles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** Looks for words that were left alone although there was another way. */
final class Orphans {
  private static final int SHORT = 12;

  private Orphans() {}

  static void assertNone(List<CueDraft> cues) {
    for (int i = 0; i < cues.size(); i++) {
      if (parts(cues.get(i)).size() == 1 && parts(cues.get(i)).getFirst().length() <= SHORT) {
        assertAlone(cues, i, i - 1);
        assertAlone(cues, i, i + 1);
      }
    }
  }

  private static void assertAlone(List<CueDraft> cues, int orphan, int other) {
    if (other < 0 || other >= cues.size()) {
      return;
    }
    List<CuePart> both = new ArrayList<>(parts(cues.get(Math.min(orphan, other))));
    int seam = both.size();
    both.addAll(parts(cues.get(Math.max(orphan, other))));
    if (Seam.endsSentence(both.get(seam - 1), both.get(seam))) {
      return;
    }
    assertThat(fits(both)).as("%s together", both).isFalse();
    for (int at = 2; at <= both.size() - 2; at++) {
      assertThat(fits(both.subList(0, at)) && fits(both.subList(at, both.size())))
          .as("%s cut at %s", both, at)
          .isFalse();
    }
  }

  private static boolean fits(List<CuePart> parts) {
    return parts.getLast().end() - parts.getFirst().start() <= CueOptions.STANDARD.maxSeconds()
        && new LineBreak(CueOptions.STANDARD).fits(parts);
  }

  private static List<CuePart> parts(CueDraft cue) {
    return cue.lines().stream().flatMap(List::stream).toList();
  }
}
