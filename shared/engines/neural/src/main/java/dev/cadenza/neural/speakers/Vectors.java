package dev.cadenza.neural.speakers;

import java.util.Collection;

/** Arithmetic of speaker vectors. */
final class Vectors {
  private Vectors() {}

  static float dot(float[] a, float[] b) {
    float sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Brings a vector to length one; one of zeros stays as it is. */
  static void normalise(float[] vector) {
    double length = Math.sqrt(dot(vector, vector));
    if (length > 0) {
      for (int i = 0; i < vector.length; i++) {
        vector[i] = (float) (vector[i] / length);
      }
    }
  }

  /**
   * The mean of vectors, at length one.
   *
   * @param vectors at least one
   */
  static float[] mean(Collection<float[]> vectors) {
    float[] mean = new float[vectors.iterator().next().length];
    for (float[] vector : vectors) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += vector[i];
      }
    }
    normalise(mean);
    return mean;
  }
}
