package dev.cadenza.media.wav;

/** A short piece of audio in memory: signed 16-bit samples, one channel. Immutable. */
public final class Pcm {
  private final short[] samples;
  private final int sampleRate;

  private Pcm(short[] samples, int sampleRate) {
    if (sampleRate <= 0) {
      throw new IllegalArgumentException("A sample rate of " + sampleRate + " Hz?");
    }
    this.samples = samples;
    this.sampleRate = sampleRate;
  }

  /**
   * @param sampleRate in hertz
   */
  public static Pcm of(short[] samples, int sampleRate) {
    return new Pcm(samples.clone(), sampleRate);
  }

  /** Silence. */
  public static Pcm silence(double seconds, int sampleRate) {
    return new Pcm(new short[(int) Math.round(seconds * sampleRate)], sampleRate);
  }

  public int sampleRate() {
    return sampleRate;
  }

  /** The number of samples. */
  public int length() {
    return samples.length;
  }

  public double seconds() {
    return (double) samples.length / sampleRate;
  }

  public short sample(int index) {
    return samples[index];
  }

  public short[] toArray() {
    return samples.clone();
  }
}
