package dev.cadenza.neural.cloning;

import dev.cadenza.neural.kokoro.Blend;
import dev.cadenza.neural.speakers.SpeakerEncoder;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Predicts which blend of Kokoro's voices has a given speaker vector, without speaking: the weights
 * whose sum of the voices' own vectors is nearest to it (ridge regression with bounds). A blend's
 * vector is not exactly that sum, so a prediction is a start for {@link StyleSearch}.
 */
final class BlendFit {
  /** With more voices the measured similarity does not grow, and the blend's id gets long. */
  private static final int MAX_VOICES = 10;

  /** Passes over all weights; they change by less than 0.001 long before. */
  private static final int PASSES = 500;

  private static final double MIN_WEIGHT = -0.3;
  private static final double MAX_WEIGHT = 1.4;

  /** Weights below this are not audible. */
  private static final double SMALL = 0.02;

  private final List<String> names;
  private final double[][] products;
  private final StockVectors stock;

  BlendFit(StockVectors stock) {
    this.stock = stock;
    this.names = stock.vectors().keySet().stream().sorted().toList();
    this.products = new double[names.size()][];
    for (int i = 0; i < products.length; i++) {
      products[i] = products(stock.vectors().get(names.get(i)));
    }
  }

  /**
   * The blend that is predicted to be nearest.
   *
   * @param target a speaker vector; its length does not matter
   * @param ridge the penalty on large weights, above 0: a small one predicts a more similar voice,
   *     a large one a blend that is more like ordinary voices
   */
  Blend fit(float[] target, double ridge) {
    double[] wanted = products(target);
    List<Integer> all = IntStream.range(0, names.size()).boxed().toList();
    double[] first = weights(wanted, ridge, all);
    List<Integer> strongest =
        all.stream()
            .sorted(Comparator.comparingDouble(i -> -Math.abs(first[i])))
            .limit(MAX_VOICES)
            .toList();
    double[] weights = weights(wanted, ridge, strongest);
    double sum = strongest.stream().mapToDouble(i -> weights[i]).sum();
    Map<String, Double> blend = new LinkedHashMap<>();
    for (int i : strongest) {
      double weight = Math.round(100 * weights[i] / sum) / 100.0;
      if (Math.abs(weight) >= SMALL) {
        blend.put(names.get(i), weight);
      }
    }
    return new Blend(blend);
  }

  /** Minimizes over one weight at a time; the penalty makes the minimum unique. */
  private double[] weights(double[] wanted, double ridge, List<Integer> voices) {
    double[] weights = new double[names.size()];
    for (int pass = 0; pass < PASSES; pass++) {
      for (int i : voices) {
        double rest = wanted[i];
        for (int j : voices) {
          rest -= j == i ? 0 : products[i][j] * weights[j];
        }
        weights[i] = Math.clamp(rest / (products[i][i] + ridge), MIN_WEIGHT, MAX_WEIGHT);
      }
    }
    return weights;
  }

  private double[] products(float[] vector) {
    double[] products = new double[names.size()];
    for (int i = 0; i < products.length; i++) {
      float[] other = stock.vectors().get(names.get(i));
      for (int k = 0; k < SpeakerEncoder.DIMENSIONS; k++) {
        products[i] += (double) vector[k] * other[k];
      }
    }
    return products;
  }
}
