package dev.cadenza.neural.speakers;

import static java.util.Objects.requireNonNull;

import dev.cadenza.media.Cancellation;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.media.wav.Resampler;
import dev.cadenza.models.ModelFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Describes a voice by a vector (d-vector): vectors of one person are similar, whatever is said.
 *
 * <p>The model takes windows of 0.8 s; the vector of a recording is the mean of its windows. From 2
 * s of speech on, the {@link #similarity} of two recordings of one person is usually above 0.6, and
 * that of two people below 0.5.
 *
 * <p>All encoders of one model share it; it is loaded at the first use. Safe for use by several
 * threads.
 */
public final class SpeakerEncoder {
  /** The name of the model's folder, see {@link ModelFolder}. */
  public static final String MODEL = "speaker-encoder";

  /** How many numbers a vector has. */
  public static final int DIMENSIONS = 256;

  private static final Map<Path, SpeakerEncoder> ENCODERS = new ConcurrentHashMap<>();

  private static final int WINDOW = EncoderModel.WINDOW;
  private static final int WINDOW_HOP = WINDOW / 2;

  /** The largest sample after levelling, of full scale; the model expects a loud voice. */
  private static final double PEAK = 0.7;

  /** What is that much quieter than the loudest moment, 35 dB, is not part of the speech. */
  private static final double QUIET = Math.pow(10, -35.0 / 20);

  /** Windows in one call: few enough to notice a cancellation soon. */
  private static final int BATCH = 32;

  private final EncoderModel model;

  private SpeakerEncoder(Path file) {
    this.model = new EncoderModel(requireNonNull(file, "file"));
  }

  /**
   * The encoder, if its model is installed.
   *
   * @param environment variables, see {@link ModelFolder#of}
   */
  public static Optional<SpeakerEncoder> find(Map<String, String> environment) {
    return ModelFolder.of(environment)
        .installed(MODEL)
        .map(folder -> folder.resolve("model.onnx"))
        .filter(Files::isRegularFile)
        .map(file -> ENCODERS.computeIfAbsent(file, SpeakerEncoder::new));
  }

  /**
   * The vector of a voice.
   *
   * @param speech of one person, at any sample rate and loudness; 2 s or more give a reliable
   *     vector, silence before and after is left out
   * @return 256 numbers, of length one
   * @throws IllegalArgumentException if it has no sound
   * @throws dev.cadenza.model.TransientFailure {@code model_failed}
   * @throws CancellationException if the work is cancelled
   * @throws InterruptedException if the calling thread is interrupted
   */
  public float[] vector(Pcm speech, Cancellation cancellation) throws InterruptedException {
    short[] samples = trimmed(Resampler.to(PcmFile.SPEECH_RATE).resample(speech).toArray());
    if (samples.length == 0) {
      throw new IllegalArgumentException("A speaker vector requires audio.");
    }
    float[][] frames = padded(LogMel.of(samples, gain(samples)));
    List<float[][]> windows = new ArrayList<>();
    for (int start = 0; start + WINDOW <= frames.length; start += WINDOW_HOP) {
      windows.add(Arrays.copyOfRange(frames, start, start + WINDOW));
    }
    return Vectors.mean(vectors(windows, cancellation));
  }

  /**
   * How similar two voices are, as the cosine of the angle between their vectors.
   *
   * @return from -1 to 1
   */
  public static double similarity(float[] one, float[] other) {
    return Vectors.dot(one, other)
        / Math.max(1e-9, Math.sqrt((double) Vectors.dot(one, one) * Vectors.dot(other, other)));
  }

  /**
   * The vectors of windows.
   *
   * @param windows of 80 frames each, from {@link LogMel}
   */
  List<float[]> vectors(List<float[][]> windows, Cancellation cancellation)
      throws InterruptedException {
    List<float[]> vectors = new ArrayList<>(windows.size());
    for (int from = 0; from < windows.size(); from += BATCH) {
      List<float[][]> some = windows.subList(from, Math.min(windows.size(), from + BATCH));
      float[] flat = new float[some.size() * WINDOW * MelBands.COUNT];
      int at = 0;
      for (float[][] window : some) {
        for (float[] frame : window) {
          System.arraycopy(frame, 0, flat, at, MelBands.COUNT);
          at += MelBands.COUNT;
        }
      }
      vectors.addAll(Arrays.asList(model.vectors(flat, cancellation)));
    }
    return vectors;
  }

  /** Frames for one window at least; those that are missing are zero. */
  static float[][] padded(float[][] frames) {
    if (frames.length >= WINDOW) {
      return frames;
    }
    float[][] padded = Arrays.copyOf(frames, WINDOW);
    for (int i = frames.length; i < WINDOW; i++) {
      padded[i] = new float[MelBands.COUNT];
    }
    return padded;
  }

  /** What brings the samples to the level that the model expects. */
  static double gain(short[] samples) {
    return PEAK / Math.max(1, peak(samples));
  }

  private static int peak(short[] samples) {
    int peak = 0;
    for (short sample : samples) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return peak;
  }

  private static short[] trimmed(short[] samples) {
    double quiet = QUIET * peak(samples);
    int start = 0;
    int end = samples.length;
    while (start < end && Math.abs(samples[start]) <= quiet) {
      start++;
    }
    while (end > start && Math.abs(samples[end - 1]) <= quiet) {
      end--;
    }
    return Arrays.copyOfRange(samples, start, end);
  }
}
