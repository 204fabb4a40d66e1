package dev.cadenza.media.levels;

/** A second-order recursive filter in transposed direct form II. */
public final class Biquad {
  /**
   * Added to each sample: in digital silence, the state would decay to subnormal numbers, with
   * which a processor is up to a hundred times slower. It is 500 dB below full scale.
   */
  private static final double NO_SUBNORMALS = 1e-25;

  private final double b0;
  private final double b1;
  private final double b2;
  private final double a1;
  private final double a2;
  private double z1;
  private double z2;

  private Biquad(double b0, double b1, double b2, double a1, double a2) {
    this.b0 = b0;
    this.b1 = b1;
    this.b2 = b2;
    this.a1 = a1;
    this.a2 = a2;
  }

  /**
   * The first stage of the weighting of BS.1770: the effect of a head on high frequencies. The
   * recommendation gives coefficients for 48 kHz; these constants are of the analogue filter, for
   * any sample rate (B. De Man, "Evaluation of Implementations of the EBU R128 Loudness
   * Measurement", AES 145, 2018).
   */
  static Biquad headShelf(int sampleRate) {
    double k = Math.tan(Math.PI * 1_681.974450955533 / sampleRate);
    double q = 0.7071752369554196;
    double high = Math.pow(10, 3.999843853973347 / 20);
    double band = Math.pow(high, 0.4996667741545416);
    double a0 = 1 + k / q + k * k;
    return new Biquad(
        (high + band * k / q + k * k) / a0,
        2 * (k * k - high) / a0,
        (high - band * k / q + k * k) / a0,
        2 * (k * k - 1) / a0,
        (1 - k / q + k * k) / a0);
  }

  /** The second stage: low frequencies are attenuated. Constants as in {@link #headShelf}. */
  static Biquad lowCut(int sampleRate) {
    double k = Math.tan(Math.PI * 38.13547087602444 / sampleRate);
    double q = 0.5003270373238773;
    double a0 = 1 + k / q + k * k;
    return new Biquad(1, -2, 1, 2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0);
  }

  /** A Butterworth high-pass filter. */
  public static Biquad highPass(double hertz, int sampleRate) {
    double k = Math.tan(Math.PI * hertz / sampleRate);
    double a0 = 1 + k * Math.sqrt(2) + k * k;
    return new Biquad(
        1 / a0, -2 / a0, 1 / a0, 2 * (k * k - 1) / a0, (1 - k * Math.sqrt(2) + k * k) / a0);
  }

  /**
   * Filters samples through this filter and then another.
   *
   * <p>Both in one loop, so that the processor works on two samples in parallel, and with the state
   * in local variables: a compiler with few optimizations would otherwise read and write fields.
   */
  void filter(double[] samples, double[] filtered, int count, Biquad after) {
    double first = z1;
    double second = z2;
    double third = after.z1;
    double fourth = after.z2;
    for (int i = 0; i < count; i++) {
      double sample = samples[i] + NO_SUBNORMALS;
      double between = b0 * sample + first;
      first = b1 * sample - a1 * between + second;
      second = b2 * sample - a2 * between;
      double last = after.b0 * between + third;
      third = after.b1 * between - after.a1 * last + fourth;
      fourth = after.b2 * between - after.a2 * last;
      filtered[i] = last;
    }
    z1 = first;
    z2 = second;
    after.z1 = third;
    after.z2 = fourth;
  }

  public double filter(double sample) {
    double input = sample + NO_SUBNORMALS;
    double filtered = b0 * input + z1;
    z1 = b1 * input - a1 * filtered + z2;
    z2 = b2 * input - a2 * filtered;
    return filtered;
  }
}
