package dev.cadenza.voiceprint;

import java.util.ArrayList;
import java.util.List;

/**
 * Converts the spectra of one voice to another's: <i>target + matrix (c - source)</i> for each mel
 * cepstrum <i>c</i>.
 *
 * <p>The minimal map between two normal distributions is linear: Olkin and Pukelsheim, "The
 * distance between two random vectors with given dispersion matrices" (Linear Algebra and its
 * Applications 48, 1982). It reproduces the target's mean and variance, after the change of the
 * vocal tract length.
 *
 * @param source the original mean
 * @param target the new mean
 * @param matrix one row per coefficient
 */
public record SpectralMap(List<Double> source, List<Double> target, List<List<Double>> matrix) {
  /**
   * The ignored share of the covariance between coefficients: a few seconds of speech give only an
   * estimate.
   */
  private static final double SHRINKING = 0.4;

  /** The limits of a change of spread, beyond which words become unintelligible. */
  private static final double MIN_SCALE = 0.4;

  private static final double MAX_SCALE = 2.5;

  /** The limits of later corrections. */
  private static final double FINE_SCALE = 1.5;

  public SpectralMap {
    source = List.copyOf(source);
    target = List.copyOf(target);
    matrix = matrix.stream().map(List::copyOf).toList();
    int size = source.size();
    if (target.size() != size
        || matrix.size() != size
        || matrix.stream().anyMatch(row -> row.size() != size)) {
      throw new IllegalArgumentException("Source, target and matrix have different sizes.");
    }
  }

  /**
   * @param warp the effect of the vocal tract change on a cepstrum
   */
  static SpectralMap between(Timbre from, Timbre warped, Timbre to, double[][] warp) {
    double[][] matrix = SymmetricMatrix.product(transport(warped, to, MIN_SCALE, MAX_SCALE), warp);
    return new SpectralMap(from.mean(), to.mean(), Timbre.rows(matrix));
  }

  /** This map, corrected by the difference between result and target. */
  SpectralMap corrected(Timbre made, Timbre desired) {
    List<Double> mean = new ArrayList<>(target.size());
    for (int k = 0; k < target.size(); k++) {
      mean.add(target.get(k) + desired.mean().get(k) - made.mean().get(k));
    }
    double[][] corrected =
        SymmetricMatrix.product(transport(made, desired, 1 / FINE_SCALE, FINE_SCALE), rows());
    return new SpectralMap(source, mean, Timbre.rows(corrected));
  }

  /** The values to add to each cepstrum. */
  double[][] changes(Analysis analysis) {
    double[][] rows = rows();
    double[] from = Timbre.array(source);
    double[] to = Timbre.array(target);
    double[][] changes = new double[analysis.frames()][from.length];
    for (int frame = 0; frame < changes.length; frame++) {
      if (analysis.active(frame)) {
        double[] cepstrum = analysis.cepstrum(frame);
        for (int i = 0; i < from.length; i++) {
          double mapped = to[i];
          for (int j = 0; j < from.length; j++) {
            mapped += rows[i][j] * (cepstrum[j] - from[j]);
          }
          changes[frame][i] = mapped - cepstrum[i];
        }
      }
    }
    return changes;
  }

  private double[][] rows() {
    return matrix.stream().map(Timbre::array).toArray(double[][]::new);
  }

  private static double[][] transport(Timbre from, Timbre to, double least, double most) {
    double[][] target = shrunk(to);
    SymmetricMatrix source = SymmetricMatrix.of(shrunk(from));
    double[][] root = source.squareRoot();
    double[][] inverse = source.inverseSquareRoot();
    double[][] inner = SymmetricMatrix.between(root, target);
    double[][] map = SymmetricMatrix.between(inverse, SymmetricMatrix.of(inner).squareRoot());
    return SymmetricMatrix.of(map).within(least, most);
  }

  private static double[][] shrunk(Timbre timbre) {
    double[][] covariance = timbre.covariances(timbre.mean().size());
    for (int i = 0; i < covariance.length; i++) {
      for (int j = 0; j < covariance.length; j++) {
        if (i != j) {
          covariance[i][j] *= 1 - SHRINKING;
        }
      }
    }
    return covariance;
  }
}
