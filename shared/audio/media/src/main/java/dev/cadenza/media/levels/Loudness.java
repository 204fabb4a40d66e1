package dev.cadenza.media.levels;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The loudness of a recording, by EBU R 128 and ITU-R BS.1770.
 *
 * @param integrated of the whole recording, in LUFS; {@link #FLOOR} for silence and for recordings
 *     shorter than the 0.4 s of a measurement
 * @param truePeak in dBTP
 */
public record Loudness(double integrated, double truePeak) {
  /** The target for speech on headphones and small loudspeakers, in LUFS. */
  public static final double TARGET = -16;

  /** The maximum true peak, with headroom for lossy codecs, in dBTP. */
  public static final double CEILING = -1.5;

  /** The absolute gate of the measurement, in LUFS: quieter parts are not counted. */
  public static final double FLOOR = -70;

  private static final double NO_PEAK = -120;
  private static final Pattern INTEGRATED = Pattern.compile("I:\\s+(\\S+) LUFS");
  private static final Pattern PEAK = Pattern.compile("Peak:\\s+(\\S+) dBFS");

  /** Reads the summary of ffmpeg's filter {@code ebur128}. */
  public static Loudness read(String printed) {
    String summary = printed.substring(Math.max(0, printed.lastIndexOf("Summary:")));
    return new Loudness(number(INTEGRATED, summary, FLOOR), number(PEAK, summary, NO_PEAK));
  }

  private static double number(Pattern pattern, String text, double otherwise) {
    Matcher matcher = pattern.matcher(text);
    // Silence is "-inf" or "nan".
    return matcher.find() && matcher.group(1).matches("[-+]?\\d+(\\.\\d+)?")
        ? Double.parseDouble(matcher.group(1))
        : otherwise;
  }

  /** Whether anything was measured. */
  public boolean measured() {
    return integrated > FLOOR;
  }
}
