package dev.cadenza.voiceprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VocalTractTest {
  @Test
  void shouldLeaveASpectrumAsItIsWithoutAChangeOfLength() {
    double[] peak = peakAt(1_500);

    assertThat(VocalTract.apply(VocalTract.warp(1), peak)).containsExactly(peak, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.88, 0.95, 1.06, 1.15})
  void shouldMoveAPeakByTheFactor(double factor) {
    double[] moved = VocalTract.apply(VocalTract.warp(factor), peakAt(1_500));

    assertThat(highest(moved)).isCloseTo(1_500 * factor, within(60.0));
  }

  private static double[] peakAt(double hertz) {
    double centre = MelCepstrum.band(hertz);
    double[] cepstrum = new double[MelCepstrum.SIZE];
    for (int band = 0; band < MelCepstrum.BANDS; band++) {
      double level = Math.exp(-(band - centre) * (band - centre) / 8);
      for (int k = 0; k < cepstrum.length; k++) {
        cepstrum[k] += level * MelCepstrum.basis(k, band);
      }
    }
    return cepstrum;
  }

  private static double highest(double[] cepstrum) {
    double best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (double hertz = 200; hertz < 6_000; hertz += 10) {
      double level = 0;
      for (int k = 0; k < cepstrum.length; k++) {
        level += cepstrum[k] * MelCepstrum.basis(k, MelCepstrum.band(hertz));
      }
      if (level > most) {
        most = level;
        best = hertz;
      }
    }
    return best;
  }
}
