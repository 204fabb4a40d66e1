package dev.cadenza.media.wav;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The waveform of a recording for players: the minimum and maximum sample of each interval, in the
 * JSON format of BBC's audiowaveform (version 2, 8 bits).
 */
public final class Peaks {
  /** The number of intervals, for a large screen. */
  private static final int MAX_PEAKS = 4_000;

  /** Shorter intervals would show single waves. */
  private static final double MIN_SECONDS = 0.01;

  private Peaks() {}

  /** Reads the recording in blocks, independent of its length. */
  public static void write(PcmFile audio, Path to) throws IOException {
    int perPeak = samplesPerPeak(audio);
    short[] buffer = new short[perPeak];
    try (PcmReader reader = audio.reader();
        Writer json = Files.newBufferedWriter(to)) {
      json.write(
          String.format(
              Locale.ROOT,
              "{\"version\":2,\"channels\":1,\"sample_rate\":%d,\"samples_per_pixel\":%d,"
                  + "\"bits\":8,\"length\":%d,\"data\":[",
              audio.sampleRate(),
              perPeak,
              Math.ceilDiv(audio.samples(), perPeak)));
      String separator = "";
      for (int count = fill(reader, buffer); count > 0; count = fill(reader, buffer)) {
        json.write(separator + peak(buffer, count));
        separator = ",";
      }
      json.write("]}\n");
    }
  }

  private static int samplesPerPeak(PcmFile audio) {
    long shortest = Math.round(MIN_SECONDS * audio.sampleRate());
    return Math.toIntExact(Math.max(shortest, Math.ceilDiv(audio.samples(), MAX_PEAKS)));
  }

  private static int fill(PcmReader reader, short[] buffer) throws IOException {
    int filled = 0;
    while (filled < buffer.length) {
      int read = reader.read(buffer, filled, buffer.length - filled);
      if (read < 0) {
        break;
      }
      filled += read;
    }
    return filled;
  }

  private static String peak(short[] samples, int count) {
    int low = 0;
    int high = 0;
    for (int i = 0; i < count; i++) {
      low = Math.min(low, samples[i]);
      high = Math.max(high, samples[i]);
    }
    return (low >> 8) + "," + (high >> 8);
  }
}
