package dev.cadenza.media.subtitles;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/**
 * The limits of subtitles.
 *
 * <p>Always kept: {@code maxLines}, {@code maxLineChars}, {@code maxSeconds}, {@code wordsPerCue}
 * and {@code gap}. Kept where the next subtitle leaves the time: {@code minSeconds}, then {@code
 * maxCps}. Speech that is faster than {@code maxCps} is shown at its own speed: nothing is left
 * out.
 *
 * @param maxLineChars code points in a line
 * @param maxLines lines in a subtitle, 1 to 3
 * @param maxCps characters that are read in a second
 * @param minSeconds the shortest time on the screen
 * @param maxSeconds the longest time on the screen
 * @param gap seconds between two subtitles
 * @param wordsPerCue the most words in a subtitle; 0 for no limit
 * @param language BCP 47, for line breaks; empty if unknown
 */
public record CueOptions(
    int maxLineChars,
    int maxLines,
    double maxCps,
    double minSeconds,
    double maxSeconds,
    double gap,
    int wordsPerCue,
    String language) {
  /** The default: two lines of 42 characters, one to seven seconds, 20 characters in a second. */
  public static final CueOptions STANDARD = new CueOptions(42, 2, 20, 1, 7, 0, 0, "");

  public CueOptions {
    requireNonNull(language, "language");
    if (maxLineChars < 1 || maxLines < 1 || maxLines > 3 || wordsPerCue < 0) {
      throw new IllegalArgumentException(maxLines + " lines of " + maxLineChars + " characters?");
    }
    if (!(maxCps > 0 && minSeconds >= 0 && maxSeconds >= minSeconds && maxSeconds > 0)
        || !(gap >= 0)) {
      throw new IllegalArgumentException("From " + minSeconds + " s to " + maxSeconds + " s?");
    }
  }

  /**
   * The limits of a preset, with others in the place of single ones.
   *
   * @param preset its name in lower case; the standard limits if empty
   * @param limits by their names in the API: {@code max_line_chars}, {@code max_lines}, {@code
   *     max_cps}, {@code min_duration}, {@code max_duration}, {@code gap}, {@code words_per_cue}
   * @throws IllegalArgumentException if no preset has this name, or a limit is out of its range
   */
  public static CueOptions of(Optional<String> preset, Map<String, ? extends Number> limits) {
    CueOptions base = preset.map(CuePreset::named).map(CuePreset::options).orElse(STANDARD);
    boolean shortest = limits.containsKey("min_duration");
    double min = number(limits, "min_duration", base.minSeconds);
    double max = number(limits, "max_duration", base.maxSeconds);
    return new CueOptions(
        (int) number(limits, "max_line_chars", base.maxLineChars),
        (int) number(limits, "max_lines", base.maxLines),
        number(limits, "max_cps", base.maxCps),
        // The given one of the two counts.
        shortest ? min : Math.min(min, max),
        shortest && !limits.containsKey("max_duration") ? Math.max(min, max) : max,
        number(limits, "gap", base.gap),
        (int) number(limits, "words_per_cue", base.wordsPerCue),
        "");
  }

  private static double number(Map<String, ? extends Number> limits, String name, double usual) {
    Number given = limits.get(name);
    return given == null ? usual : given.doubleValue();
  }

  /** The same for texts in a language. */
  public CueOptions in(String other) {
    return new CueOptions(
        maxLineChars, maxLines, maxCps, minSeconds, maxSeconds, gap, wordsPerCue, other);
  }

  /** The same with another number of lines. */
  public CueOptions withLines(int lines) {
    return new CueOptions(
        maxLineChars, lines, maxCps, minSeconds, maxSeconds, gap, wordsPerCue, language);
  }

  /** The same with another number of words; 0 for no limit. */
  public CueOptions withWordsPerCue(int words) {
    return new CueOptions(
        maxLineChars, maxLines, maxCps, minSeconds, maxSeconds, gap, words, language);
  }
}
