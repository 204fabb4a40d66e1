package dev.cadenza.voiceprint;

import static java.util.Objects.requireNonNull;

import dev.cadenza.media.wav.Pcm;
import java.util.List;

/**
 * Converts speech of one voice to another: its pitch, its vocal tract length, and the mean and
 * variance of its spectra. A plain record that is stored as JSON, about 4 KB.
 *
 * <p>For an overview see Stylianou, "Voice transformation: a survey" (ICASSP 2009). Safe for use by
 * several threads.
 *
 * @param tract the factor of the vocal tract's resonances: above 1 it is shorter
 */
public record VoiceConversion(PitchMap pitch, double tract, SpectralMap spectrum) {
  /** The number of frames on each side over which a change is smoothed: 15 ms. */
  private static final int SMOOTHING = 3;

  private static final double MAX_AMPLITUDE = 0.97;

  public VoiceConversion {
    requireNonNull(pitch, "pitch");
    requireNonNull(spectrum, "spectrum");
  }

  /**
   * Fits the conversion of one voice to another.
   *
   * <p>Its output for the given speech is measured and the conversion corrected, twice, to
   * compensate for side effects of shifting and filtering.
   *
   * @param speech of the voice to convert: about ten sentences, the same for every voice
   * @param target the voice to imitate
   */
  public static VoiceConversion fit(List<Pcm> speech, VoicePrint target) {
    return new ConversionFit(speech, target).run();
  }

  /**
   * Converts a sentence.
   *
   * @return as long as the input, at 16 kHz
   */
  public Pcm convert(Pcm sentence) {
    double[] signal = convert(Frames.signal(sentence));
    short[] samples = new short[signal.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) Math.round(signal[i] * 32767);
    }
    return Pcm.of(samples, Frames.RATE);
  }

  double[] convert(double[] signal) {
    double[] track = PitchTrack.of(signal);
    double[] shifted = PitchShift.shift(signal, track, pitch.apply(track));
    double[][] changes = spectrum.changes(Analysis.of(shifted, track));
    return level(EnvelopeFilter.apply(shifted, smooth(changes)), signal);
  }

  private static double[][] smooth(double[][] changes) {
    double[][] smooth = new double[changes.length][];
    for (int frame = 0; frame < changes.length; frame++) {
      int first = Math.max(0, frame - SMOOTHING);
      int last = Math.min(changes.length - 1, frame + SMOOTHING);
      double[] mean = new double[changes[frame].length];
      for (int i = first; i <= last; i++) {
        for (int k = 0; k < mean.length; k++) {
          mean[k] += changes[i][k] / (last - first + 1);
        }
      }
      smooth[frame] = mean;
    }
    return smooth;
  }

  /** Restores the loudness, limited to full scale. */
  private static double[] level(double[] signal, double[] before) {
    double power = 1e-12;
    double target = 1e-12;
    double peak = 0;
    for (int i = 0; i < signal.length; i++) {
      power += signal[i] * signal[i];
      target += before[i] * before[i];
      peak = Math.max(peak, Math.abs(signal[i]));
    }
    double gain = Math.sqrt(target / power);
    gain = peak * gain > MAX_AMPLITUDE ? MAX_AMPLITUDE / peak : gain;
    double[] levelled = new double[signal.length];
    for (int i = 0; i < signal.length; i++) {
      levelled[i] = signal[i] * gain;
    }
    return levelled;
  }
}
