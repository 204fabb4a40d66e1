package dev.cadenza.media.subtitles;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Limits that are usual for a kind of publication. */
public enum CuePreset {
  /** Netflix's general guidelines: at most 17 characters in a second, two frames between cues. */
  NETFLIX,
  /** The BBC's guidelines: lines of 37 characters, 160 to 180 words in a minute. */
  BBC,
  /** Lines of 32 characters, which YouTube shows on every device. */
  YOUTUBE,
  /** A few words in one line, for upright videos. */
  TIKTOK;

  public CueOptions options() {
    return switch (this) {
      case NETFLIX -> new CueOptions(42, 2, 17, 0.833, 7, 0.083, 0, "");
      case BBC -> new CueOptions(37, 2, 17, 1, 7, 0, 0, "");
      case YOUTUBE -> new CueOptions(32, 2, 20, 1, 6, 0, 0, "");
      case TIKTOK -> new CueOptions(22, 1, 25, 0.3, 2.5, 0, 4, "");
    };
  }

  /** The names in lower case. */
  public static List<String> names() {
    return Arrays.stream(values()).map(it -> it.name().toLowerCase(Locale.ROOT)).toList();
  }

  /**
   * @throws IllegalArgumentException if there is none
   */
  public static CuePreset named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
