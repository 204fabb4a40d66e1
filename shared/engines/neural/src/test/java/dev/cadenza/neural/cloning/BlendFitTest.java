package dev.cadenza.neural.cloning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cadenza.neural.kokoro.Blend;
import dev.cadenza.neural.speakers.SpeakerEncoder;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlendFitTest {
  private static final StockVectors STOCK = StockVectors.load();

  @Test
  void shouldFindTheVoicesOfASumOfTwo() {
    Blend blend = new BlendFit(STOCK).fit(sum(Map.of("af_heart", 0.7, "am_adam", 0.3)), 0.001);

    assertThat(blend.weights().get("af_heart")).isCloseTo(0.7, within(0.02));
    assertThat(blend.weights().get("am_adam")).isCloseTo(0.3, within(0.02));
    assertThat(weightOfOthers(blend)).isLessThan(0.1);
  }

  @Test
  void shouldComeNearerThanTheNearestVoiceForAnyPerson() {
    Random random = new Random(20);
    List<String> names = STOCK.vectors().keySet().stream().sorted().toList();
    BlendFit fit = new BlendFit(STOCK);
    for (int person = 0; person < 50; person++) {
      float[] vector = new float[SpeakerEncoder.DIMENSIONS];
      for (int voice = 0; voice < 4; voice++) {
        add(vector, names.get(random.nextInt(names.size())), random.nextDouble());
      }
      for (int i = 0; i < vector.length; i++) {
        vector[i] += (float) (0.03 * random.nextGaussian());
      }

      Blend blend = fit.fit(vector, 0.05);

      assertThat(blend.weights()).hasSizeLessThanOrEqualTo(10);
      assertThat(blend.weights().values().stream().mapToDouble(it -> it).sum())
          .isCloseTo(1, within(0.1));
      assertThat(SpeakerEncoder.similarity(sum(blend.weights()), vector))
          .isGreaterThan(STOCK.similarity(STOCK.nearest(vector).getFirst(), vector));
    }
  }

  @Test
  void shouldKeepWeightsSmallerUnderALargerPenalty() {
    float[] vector = sum(Map.of("bm_george", 1.3, "af_sky", -0.3));

    assertThat(largest(new BlendFit(STOCK).fit(vector, 2)))
        .isLessThan(largest(new BlendFit(STOCK).fit(vector, 0.1)));
  }

  private static double largest(Blend blend) {
    return blend.weights().values().stream().mapToDouble(Math::abs).max().orElseThrow();
  }

  private static double weightOfOthers(Blend blend) {
    return blend.weights().entrySet().stream()
        .filter(it -> !List.of("af_heart", "am_adam").contains(it.getKey()))
        .mapToDouble(it -> Math.abs(it.getValue()))
        .sum();
  }

  private static float[] sum(Map<String, Double> weights) {
    float[] sum = new float[SpeakerEncoder.DIMENSIONS];
    weights.forEach((voice, weight) -> add(sum, voice, weight));
    return sum;
  }

  private static void add(float[] sum, String voice, double weight) {
    float[] vector = STOCK.vectors().get(voice);
    for (int i = 0; i < sum.length; i++) {
      sum[i] += (float) (weight * vector[i]);
    }
  }
}
