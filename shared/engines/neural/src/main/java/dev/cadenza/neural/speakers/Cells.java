package dev.cadenza.neural.speakers;

import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Progress;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.wav.PcmFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts speech into cells and finds the vector of each. */
record Cells(SpeakerEncoder encoder, PcmFile audio, Progress progress, Cancellation cancellation) {
  /** In seconds. */
  static final double LENGTH = 0.2;

  /** In seconds, of one window of the model. */
  private static final double WINDOW =
      (double) ((EncoderModel.WINDOW - 1) * LogMel.HOP + PowerSpectrum.SIZE) / PcmFile.SPEECH_RATE;

  /** What is read at once, in seconds: a few batches of the model, so that memory is bounded. */
  private static final double PIECE = 12;

  /**
   * @param stretches without pauses, in order and apart
   */
  List<Cell> of(List<TimeSpan> stretches) throws IOException, InterruptedException {
    List<Cell> cells = new ArrayList<>();
    double done = 0;
    for (int i = 0; i < stretches.size(); i++) {
      TimeSpan stretch = stretches.get(i);
      int pieces = (int) Math.ceil(stretch.seconds() / PIECE);
      for (int piece = 0; piece < pieces; piece++) {
        cancellation.check();
        add(part(stretch, piece, pieces), stretch, i, cells);
        done += stretch.seconds() / pieces;
        progress.seconds(done);
      }
    }
    return cells;
  }

  private static TimeSpan part(TimeSpan whole, int index, int count) {
    double length = whole.seconds() / count;
    return new TimeSpan(
        whole.start() + index * length,
        index == count - 1 ? whole.end() : whole.start() + (index + 1) * length);
  }

  private void add(TimeSpan piece, TimeSpan stretch, int number, List<Cell> cells)
      throws IOException, InterruptedException {
    int count = Math.max(1, (int) Math.round(piece.seconds() / LENGTH));
    TimeSpan heard = around(piece, stretch);
    short[] samples = audio.read(heard).toArray();
    float[][] frames = SpeakerEncoder.padded(LogMel.of(samples, 1.0 / Short.MAX_VALUE));
    List<float[][]> windows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      double middle = piece.start() + (i + 0.5) * piece.seconds() / count - heard.start();
      int first = (int) Math.round((middle - WINDOW / 2) * PcmFile.SPEECH_RATE / LogMel.HOP);
      int start = Math.clamp(first, 0, frames.length - EncoderModel.WINDOW);
      windows.add(levelled(frames, start, samples));
    }
    List<float[]> vectors = encoder.vectors(windows, cancellation);
    for (int i = 0; i < count; i++) {
      cells.add(new Cell(part(piece, i, count), number, vectors.get(i)));
    }
  }

  /** The piece, and of its stretch what its windows take; of a short stretch more around it. */
  private TimeSpan around(TimeSpan piece, TimeSpan stretch) {
    double start = Math.max(stretch.start(), piece.start() - WINDOW / 2);
    double end = Math.min(stretch.end(), piece.end() + WINDOW / 2);
    double missing = Math.max(0, WINDOW - (end - start));
    return new TimeSpan(
        Math.max(0, start - missing / 2), Math.min(audio.seconds(), end + missing / 2 + 0.01));
  }

  /** The frames of a window as if its sound had the level that the model expects. */
  private static float[][] levelled(float[][] frames, int start, short[] samples) {
    int from = Math.min(samples.length, start * LogMel.HOP);
    int to =
        Math.min(
            samples.length, from + (EncoderModel.WINDOW - 1) * LogMel.HOP + PowerSpectrum.SIZE);
    double gain = SpeakerEncoder.gain(Arrays.copyOfRange(samples, from, to)) * Short.MAX_VALUE;
    float more = (float) (2 * Math.log10(gain));
    float[][] window = new float[EncoderModel.WINDOW][MelBands.COUNT];
    for (int i = 0; i < window.length; i++) {
      for (int band = 0; band < MelBands.COUNT; band++) {
        window[i][band] = frames[start + i][band] + more;
      }
    }
    return window;
  }
}
