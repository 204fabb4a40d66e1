package dev.cadenza.media.wav;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Converts audio to another sample rate.
 *
 * <p>A polyphase filter: a sinc with a Kaiser window, 16 zero crossings on each side, for each
 * position that an output sample can have between two input samples (J. O. Smith, "Digital Audio
 * Resampling", https://ccrma.stanford.edu/~jos/resample/). Frequencies above half the lower rate
 * are attenuated by 80 dB.
 */
public final class Resampler {
  private static final int ZERO_CROSSINGS = 16;
  private static final double KAISER_BETA = 8;

  /** The cutoff as a share of half the lower rate. */
  private static final double PASSED = 0.92;

  private static final Map<Integer, Resampler> RESAMPLERS = new ConcurrentHashMap<>();

  private final int rate;
  private final Map<Integer, float[][]> filters = new ConcurrentHashMap<>();

  private Resampler(int rate) {
    this.rate = rate;
  }

  /**
   * The resampler for a rate. Safe for use by several threads.
   *
   * @param rate in hertz
   */
  public static Resampler to(int rate) {
    return RESAMPLERS.computeIfAbsent(rate, Resampler::new);
  }

  /** The same audio at this rate, with exactly the same duration. */
  public Pcm resample(Pcm sound) {
    if (sound.sampleRate() == rate) {
      return sound;
    }
    int shared = gcd(rate, sound.sampleRate());
    int up = rate / shared;
    int down = sound.sampleRate() / shared;
    float[][] phases = filters.computeIfAbsent(sound.sampleRate(), from -> filter(up, from));
    float[] input = toFloats(sound);
    short[] output = new short[Math.toIntExact(Math.ceilDiv((long) input.length * up, down))];
    for (int i = 0; i < output.length; i++) {
      long place = (long) i * down;
      output[i] = at(input, (int) (place / up), phases[(int) (place % up)]);
    }
    return Pcm.of(output, rate);
  }

  /** Computed once: each sample is used in many sums. */
  private static float[] toFloats(Pcm sound) {
    float[] floats = new float[sound.length()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = sound.sample(i);
    }
    return floats;
  }

  private static short at(float[] input, int place, float[] weights) {
    int first = place - weights.length / 2 + 1;
    int from = Math.max(0, -first);
    int to = Math.min(weights.length, input.length - first);
    // Four independent sums, for parallel execution.
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int i = from;
    for (; i + 3 < to; i += 4) {
      a += input[first + i] * weights[i];
      b += input[first + i + 1] * weights[i + 1];
      c += input[first + i + 2] * weights[i + 2];
      d += input[first + i + 3] * weights[i + 3];
    }
    float sum = a + b + c + d;
    for (; i < to; i++) {
      sum += input[first + i] * weights[i];
    }
    return Rounding.toSample(sum);
  }

  private float[][] filter(int up, int from) {
    double cutoff = PASSED * Math.min(1, (double) rate / from);
    int half = (int) Math.ceil(ZERO_CROSSINGS / cutoff);
    float[][] phases = new float[up][2 * half];
    for (int phase = 0; phase < up; phase++) {
      double sum = 0;
      double[] weights = new double[2 * half];
      for (int i = 0; i < weights.length; i++) {
        double distance = i - half + 1 - (double) phase / up;
        weights[i] = sinc(cutoff * distance) * kaiser(distance / half);
        sum += weights[i];
      }
      for (int i = 0; i < weights.length; i++) {
        phases[phase][i] = (float) (weights[i] / sum);
      }
    }
    return phases;
  }

  private static double sinc(double x) {
    return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  }

  private static double kaiser(double x) {
    return Math.abs(x) > 1 ? 0 : bessel(KAISER_BETA * Math.sqrt(1 - x * x)) / bessel(KAISER_BETA);
  }

  /** The modified Bessel function of the first kind, order 0, by its series. */
  private static double bessel(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; term > 1e-12 * sum; k++) {
      term *= (x / 2 / k) * (x / 2 / k);
      sum += term;
    }
    return sum;
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}
