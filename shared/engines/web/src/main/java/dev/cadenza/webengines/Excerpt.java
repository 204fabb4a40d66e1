package dev.cadenza.webengines;

import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.media.wav.PcmReader;
import dev.cadenza.media.wav.WavWriter;
import dev.cadenza.processes.ScratchFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Parts of a recording in one short file, without the silence between them: silence costs money,
 * and makes Whisper invent text.
 *
 * @param parts their positions in the recording
 * @param starts the start of each in the file, in seconds
 */
record Excerpt(List<TimeSpan> parts, List<Double> starts) {
  Excerpt {
    parts = List.copyOf(parts);
    starts = List.copyOf(starts);
  }

  /** Between two parts, to separate words. */
  private static final double PAUSE_SECONDS = 0.3;

  static Excerpt of(List<TimeSpan> parts) {
    List<Double> starts = new ArrayList<>(parts.size());
    double start = 0;
    for (TimeSpan part : parts) {
      starts.add(start);
      start += part.seconds() + PAUSE_SECONDS;
    }
    return new Excerpt(parts, starts);
  }

  /** The file. */
  byte[] wav(PcmFile audio) throws IOException {
    try (ScratchFolder folder = ScratchFolder.create("excerpt")) {
      Path file = folder.path().resolve("excerpt.wav");
      try (WavWriter writer = WavWriter.create(file, audio.sampleRate())) {
        for (TimeSpan part : parts) {
          copy(audio, part, writer);
          writer.appendSilence(PAUSE_SECONDS);
        }
      }
      return Files.readAllBytes(file);
    }
  }

  private static void copy(PcmFile audio, TimeSpan part, WavWriter writer) throws IOException {
    short[] buffer = new short[audio.sampleRate()];
    try (PcmReader reader = audio.reader(part)) {
      for (int count = reader.read(buffer, 0, buffer.length);
          count > 0;
          count = reader.read(buffer, 0, buffer.length)) {
        writer.append(Pcm.of(Arrays.copyOf(buffer, count), audio.sampleRate()));
      }
    }
  }

  /** The index of the part at a time of the file. */
  int partAt(double seconds) {
    int part = 0;
    while (part + 1 < parts.size() && starts.get(part + 1) <= seconds) {
      part++;
    }
    return part;
  }

  /** The time in the recording of a time in the file, within a part. */
  double timeIn(int part, double seconds) {
    TimeSpan span = parts.get(part);
    return Math.clamp(span.start() + seconds - starts.get(part), span.start(), span.end());
  }
}
