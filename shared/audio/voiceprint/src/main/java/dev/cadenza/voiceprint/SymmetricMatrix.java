package dev.cadenza.voiceprint;

import java.util.function.DoubleUnaryOperator;

/**
 * A symmetric matrix, decomposed into eigenvalues and eigenvectors by Jacobi's rotations (Golub and
 * Van Loan, "Matrix Computations", 8.5): slow for large matrices, accurate for small ones.
 */
final class SymmetricMatrix {
  private static final int MAX_SWEEPS = 50;
  private static final double NOTHING = 1e-18;

  /** The minimum eigenvalue for a division. */
  private static final double MIN_VALUE = 1e-3;

  private final double[][] values;
  private final double[][] vectors;

  private SymmetricMatrix(double[][] values, double[][] vectors) {
    this.values = values;
    this.vectors = vectors;
  }

  static SymmetricMatrix of(double[][] matrix) {
    int size = matrix.length;
    double[][] values = new double[size][];
    double[][] vectors = new double[size][size];
    for (int i = 0; i < size; i++) {
      values[i] = matrix[i].clone();
      vectors[i][i] = 1;
    }
    SymmetricMatrix decomposed = new SymmetricMatrix(values, vectors);
    for (int sweep = 0; sweep < MAX_SWEEPS && decomposed.offDiagonal() > NOTHING; sweep++) {
      decomposed.sweep();
    }
    return decomposed;
  }

  /** The trace of the matrix's square root; negative rounding errors count as zero. */
  double traceOfSquareRoot() {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += Math.sqrt(Math.max(0, values[i][i]));
    }
    return sum;
  }

  double[][] squareRoot() {
    return composed(Math::sqrt);
  }

  double[][] inverseSquareRoot() {
    return composed(value -> 1 / Math.sqrt(Math.max(MIN_VALUE, value)));
  }

  /** The matrix with its eigenvalues limited to a range. */
  double[][] within(double least, double most) {
    return composed(value -> Math.clamp(value, least, most));
  }

  /** The matrix with changed eigenvalues; negative rounding errors count as zero. */
  private double[][] composed(DoubleUnaryOperator change) {
    int size = values.length;
    double[][] sum = new double[size][size];
    for (int k = 0; k < size; k++) {
      double value = change.applyAsDouble(Math.max(0, values[k][k]));
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          sum[i][j] += value * vectors[i][k] * vectors[j][k];
        }
      }
    }
    return sum;
  }

  /** <i>outer inner outer</i>. */
  static double[][] between(double[][] outer, double[][] inner) {
    return product(product(outer, inner), outer);
  }

  static double[][] product(double[][] left, double[][] right) {
    double[][] product = new double[left.length][right[0].length];
    for (int i = 0; i < left.length; i++) {
      for (int k = 0; k < right.length; k++) {
        for (int j = 0; j < right[0].length; j++) {
          product[i][j] += left[i][k] * right[k][j];
        }
      }
    }
    return product;
  }

  private double offDiagonal() {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < i; j++) {
        sum += values[i][j] * values[i][j];
      }
    }
    return sum;
  }

  private void sweep() {
    for (int p = 0; p < values.length; p++) {
      for (int q = p + 1; q < values.length; q++) {
        if (values[p][q] != 0) {
          rotate(p, q);
        }
      }
    }
  }

  private void rotate(int p, int q) {
    double ratio = (values[q][q] - values[p][p]) / (2 * values[p][q]);
    double tangent = Math.copySign(1, ratio) / (Math.abs(ratio) + Math.hypot(1, ratio));
    double cosine = 1 / Math.hypot(1, tangent);
    double sine = tangent * cosine;
    for (int k = 0; k < values.length; k++) {
      double kp = values[k][p];
      double kq = values[k][q];
      values[k][p] = cosine * kp - sine * kq;
      values[k][q] = sine * kp + cosine * kq;
    }
    for (int k = 0; k < values.length; k++) {
      double pk = values[p][k];
      double qk = values[q][k];
      values[p][k] = cosine * pk - sine * qk;
      values[q][k] = sine * pk + cosine * qk;
      double vp = vectors[k][p];
      double vq = vectors[k][q];
      vectors[k][p] = cosine * vp - sine * vq;
      vectors[k][q] = sine * vp + cosine * vq;
    }
  }
}
