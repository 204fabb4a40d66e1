package dev.cadenza.voiceprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SymmetricMatrixTest {
  private static final int SIZE = 8;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void shouldTakeRoots(long seed) {
    double[][] matrix = positive(new Random(seed));

    double[][] root = SymmetricMatrix.of(matrix).squareRoot();
    double[][] inverse = SymmetricMatrix.of(matrix).inverseSquareRoot();

    assertSame(SymmetricMatrix.product(root, root), matrix);
    assertSame(SymmetricMatrix.product(root, inverse), one());
  }

  private static double[][] one() {
    double[][] one = new double[SIZE][SIZE];
    for (int i = 0; i < SIZE; i++) {
      one[i][i] = 1;
    }
    return one;
  }

  private static double[][] positive(Random random) {
    double[][] any = new double[SIZE][SIZE];
    double[][] turned = new double[SIZE][SIZE];
    for (int i = 0; i < SIZE; i++) {
      for (int j = 0; j < SIZE; j++) {
        any[i][j] = random.nextGaussian();
        turned[j][i] = any[i][j];
      }
    }
    double[][] product = SymmetricMatrix.product(any, turned);
    for (int i = 0; i < SIZE; i++) {
      product[i][i] += 0.1;
    }
    return product;
  }

  private static void assertSame(double[][] actual, double[][] expected) {
    for (int i = 0; i < actual.length; i++) {
      assertThat(actual[i]).containsExactly(expected[i], within(1e-6));
    }
  }
}
