package dev.cadenza.jobs.parameters.validation;

import java.util.Locale;
import java.util.regex.Pattern;

/** The names of speakers in a text. */
public final class Speakers {
  /** Begins with a letter: {@code [1]} is a footnote. */
  public static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{M}\\p{N} .'’_-]{0,39}");

  /**
   * Sound descriptions in captions, such as {@code [Music]} and {@code [soft music]}. The dashboard
   * has the same list.
   */
  public static final Pattern NOISE =
      Pattern.compile(
          "(?:.*[ _-])?(?:music|playing|applause|cheering|laughter|laughs|laughing|coughs|coughing"
              + "|sighs|noise|beep|silence|audio|inaudible|unintelligible|crosstalk)");

  private Speakers() {}

  /** The form for comparing names: case-insensitive. */
  public static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  /**
   * Whether a mark describes a sound, not a speaker.
   *
   * @param key of the name
   */
  public static boolean isNoise(String key) {
    return NOISE.matcher(key).matches();
  }
}
