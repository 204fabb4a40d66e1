package dev.cadenza.dynamodb.value.scalar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BytesTest {
  @Test
  void shouldOrderBytesAsUnsigned() {
    List<Bytes> ordered =
        List.of(bytes(), bytes(0), bytes(0, 0), bytes(1), bytes(127), bytes(128), bytes(255));
    assertThat(ordered.stream().sorted()).containsExactlyElementsOf(ordered);
  }

  @Test
  void shouldFindParts() {
    Bytes whole = bytes(1, 2, 3, 2, 4);
    assertThat(whole.contains(bytes(2, 4))).isTrue();
    assertThat(whole.contains(bytes())).isTrue();
    assertThat(whole.contains(bytes(4, 2))).isFalse();
    assertThat(whole.contains(bytes(1, 2, 3, 2, 4, 5))).isFalse();
    assertThat(whole.startsWith(bytes(1, 2))).isTrue();
    assertThat(whole.startsWith(bytes(2))).isFalse();
    assertThat(bytes(1).startsWith(whole)).isFalse();
  }

  @Test
  void shouldNotShareItsArray() {
    byte[] array = {1, 2};
    Bytes copy = Bytes.copyOf(array);
    array[0] = 9;
    copy.toArray()[1] = 9;
    assertThat(copy).isEqualTo(bytes(1, 2)).hasSameHashCodeAs(bytes(1, 2));
  }

  private static Bytes bytes(int... values) {
    byte[] array = new byte[values.length];
    for (int index = 0; index < values.length; index++) {
      array[index] = (byte) values[index];
    }
    return Bytes.copyOf(array);
  }
}
