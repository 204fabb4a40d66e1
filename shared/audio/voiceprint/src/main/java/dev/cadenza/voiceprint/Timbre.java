package dev.cadenza.voiceprint;

import java.util.ArrayList;
import java.util.List;

/**
 * The distribution of a voice's spectra: mean and covariance of mel-cepstral coefficients (c1 to
 * c20).
 *
 * @param mean one value per coefficient
 * @param covariance one row per coefficient
 * @param frames the number of measured frames of 5 ms, possibly 0
 */
public record Timbre(List<Double> mean, List<List<Double>> covariance, int frames) {
  public Timbre {
    mean = List.copyOf(mean);
    covariance = covariance.stream().map(List::copyOf).toList();
    int size = mean.size();
    if (covariance.size() != size || covariance.stream().anyMatch(row -> row.size() != size)) {
      throw new IllegalArgumentException("Mean and covariance have different sizes.");
    }
  }

  static Timbre of(double[][] cepstra) {
    double[] mean = new double[MelCepstrum.SIZE];
    for (double[] cepstrum : cepstra) {
      for (int k = 0; k < mean.length; k++) {
        mean[k] += cepstrum[k] / cepstra.length;
      }
    }
    double[][] covariance = new double[mean.length][mean.length];
    for (double[] cepstrum : cepstra) {
      for (int i = 0; i < mean.length; i++) {
        for (int j = 0; j <= i; j++) {
          covariance[i][j] +=
              (cepstrum[i] - mean[i]) * (cepstrum[j] - mean[j]) / Math.max(1, cepstra.length - 1);
        }
      }
    }
    for (int i = 0; i < mean.length; i++) {
      for (int j = i + 1; j < mean.length; j++) {
        covariance[i][j] = covariance[j][i];
      }
    }
    return new Timbre(list(mean), rows(covariance), cepstra.length);
  }

  static List<Double> list(double[] values) {
    List<Double> list = new ArrayList<>(values.length);
    for (double value : values) {
      // Six digits: a profile must be small, and more digits are inaudible.
      list.add(Math.round(value * 1e6) / 1e6);
    }
    return list;
  }

  static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  static List<List<Double>> rows(double[][] matrix) {
    List<List<Double>> rows = new ArrayList<>(matrix.length);
    for (double[] row : matrix) {
      rows.add(list(row));
    }
    return rows;
  }

  double[] means() {
    return array(mean);
  }

  /** The matrix of the first rows and columns. */
  double[][] covariances(int size) {
    double[][] matrix = new double[size][];
    for (int i = 0; i < size; i++) {
      matrix[i] = array(covariance.get(i).subList(0, size));
    }
    return matrix;
  }
}
