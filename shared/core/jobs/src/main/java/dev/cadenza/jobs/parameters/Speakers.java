package dev.cadenza.jobs.parameters;

import java.util.Locale;
import java.util.regex.Pattern;

/** The names of those who speak in a text. */
public final class Speakers {
  /** A letter first: {@code [1]} is a footnote. */
  public static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{M}\\p{N} .'’_-]{0,39}");

  /**
   * What captions note of sounds, such as {@code [Music]} and {@code [soft music]}. The dashboard
   * has the same.
   */
  public static final Pattern NOISE =
      Pattern.compile(
          "(?:.*[ _-])?(?:music|playing|applause|cheering|laughter|laughs|laughing|coughs|coughing"
              + "|sighs|noise|beep|silence|audio|inaudible|unintelligible|crosstalk)");

  private Speakers() {}

  /** As names are compared: without regard to case. */
  public static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  /**
   * Whether a mark names a sound, not a speaker.
   *
   * @param key of the name
   */
  public static boolean isNoise(String key) {
    return NOISE.matcher(key).matches();
  }
}
