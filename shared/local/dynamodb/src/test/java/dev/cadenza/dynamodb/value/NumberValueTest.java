package dev.cadenza.dynamodb.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.dynamodb.value.scalar.DynamoDbException;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberValueTest {
  private static final String OVERFLOW =
      "Number overflow. Attempting to store a number with magnitude larger than supported range";

  @ParameterizedTest
  @CsvSource({
    "1E+2, 100",
    "1e2, 100",
    "0.000, 0",
    "-0, 0",
    "0e1000, 0",
    "0e99999999999999999999, 0",
    "00012, 12",
    "12.340e3, 12340",
    "1.5E-7, 0.00000015",
    "-17.4E37, -174000000000000000000000000000000000000",
    "+3, 3",
    ".123, 0.123",
    "1., 1",
    "1e+5, 100000",
    "-7.1234, -7.1234",
    "100000000000000000000000000000000000000000000, 100000000000000000000000000000000000000000000",
    "1234567890123456789012345678901234567800, 1234567890123456789012345678901234567800",
    "0000000000000000000000000000000000000000001, 1",
    "0.1e1, 1",
    "123456789012345678.90123456789012345678, 123456789012345678.90123456789012345678",
  })
  void shouldShowNumbersInPlainDigits(String text, String shown) {
    assertThat(NumberValue.of(text).text()).isEqualTo(shown);
  }

  @Test
  void shouldShowTheLargestAndTheSmallestInPlainDigits() {
    assertThat(NumberValue.of("1e125").text()).isEqualTo("1" + "0".repeat(125));
    assertThat(NumberValue.of("-9.9e125").text()).isEqualTo("-99" + "0".repeat(124));
    assertThat(NumberValue.of("0.1e-129").text()).isEqualTo("0." + "0".repeat(129) + "1");
    assertThat(NumberValue.of("-1e-130").text()).isEqualTo("-0." + "0".repeat(129) + "1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NaN",
        "Infinity",
        "-Infinity",
        "-NaN",
        "dog",
        "-dog",
        " 1",
        "1 ",
        "1e",
        "1e+",
        "e1",
        ".",
        "-",
        "0x1",
        "1_0",
        "1.2.3",
        "1e5.5",
        "--1",
        "1-",
        "١"
      })
  void shouldRefuseWhatIsNoNumber(String text) {
    assertThatThrownBy(() -> NumberValue.of(text))
        .isInstanceOf(DynamoDbException.class)
        .hasMessage("The parameter cannot be converted to a numeric value: " + text)
        .extracting("type")
        .isEqualTo("ValidationException");
  }

  @Test
  void shouldRefuseTheEmptyText() {
    assertThatThrownBy(() -> NumberValue.of(""))
        .hasMessage("The parameter cannot be converted to a numeric value");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1e126", "-1e126", "11e125", "1e99999999999999999999", "99999999999999999999e107"})
  void shouldRefuseTooLargeNumbers(String text) {
    assertThatThrownBy(() -> NumberValue.of(text)).hasMessage(OVERFLOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e-131", "-1e-131", "0.9e-130", "1e-99999999999999999999"})
  void shouldRefuseTooSmallNumbers(String text) {
    assertThatThrownBy(() -> NumberValue.of(text))
        .hasMessage(
            "Number underflow. Attempting to store a number with magnitude smaller than supported"
                + " range");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "123456789012345678901234567890123456789",
        "3.14159265358979323846264338327950288419",
        "314159265358979323846264338327950288419e30",
        "1000000000000000000000000000000000000.01"
      })
  void shouldRefuseMoreThan38Digits(String text) {
    assertThatThrownBy(() -> NumberValue.of(text))
        .hasMessage("Attempting to store more than 38 significant digits in a Number");
  }

  @Test
  void shouldHoldEqualNumbersForEqual() {
    assertThat(NumberValue.of("1.0"))
        .isEqualTo(NumberValue.of("1"))
        .isEqualTo(NumberValue.of(1))
        .isEqualTo(new NumberValue(new BigDecimal("1.000")))
        .hasSameHashCodeAs(NumberValue.of("10e-1"));
    assertThat(NumberValue.of("100")).isEqualTo(NumberValue.of("1e2"));
    assertThat(NumberValue.of("1")).isNotEqualTo(NumberValue.of("-1"));
  }

  @Test
  void shouldCalculateWith38Digits() {
    assertThat(NumberValue.of("1e22").plus(NumberValue.of(1)).text())
        .isEqualTo("10000000000000000000001");
    assertThat(NumberValue.of("1e22").minus(NumberValue.of(1)).text())
        .isEqualTo("9999999999999999999999");
    assertThat(NumberValue.of("9".repeat(38)).plus(NumberValue.of(1)).text())
        .isEqualTo("1" + "0".repeat(38));
    assertThat(NumberValue.of("0.1").plus(NumberValue.of("0.2")).text()).isEqualTo("0.3");
  }

  @Test
  void shouldRefuseSumsThatAreTooLargeOrTooLong() {
    assertThatThrownBy(() -> NumberValue.of("9e125").plus(NumberValue.of("9e125")))
        .hasMessage(OVERFLOW);
    assertThatThrownBy(() -> NumberValue.of("9e125").minus(NumberValue.of("-9e125")))
        .hasMessage(OVERFLOW);
    assertThatThrownBy(() -> NumberValue.of("1e50").plus(NumberValue.of(1))).hasMessage(OVERFLOW);
    assertThatThrownBy(() -> NumberValue.of("1e50").minus(NumberValue.of(1))).hasMessage(OVERFLOW);
  }

  @Test
  void shouldReadBackWhatItShows() {
    Random random = new Random(38);
    for (int round = 0; round < 2000; round++) {
      NumberValue number = random(random);
      assertThat(NumberValue.of(number.text())).isEqualTo(number);
      assertThat(NumberValue.of(number.value().toString())).isEqualTo(number);
    }
  }

  /** Numbers of all lengths and magnitudes. */
  static NumberValue random(Random random) {
    StringBuilder digits = new StringBuilder(random.nextBoolean() ? "-" : "");
    digits.append(1 + random.nextInt(9));
    for (int count = random.nextInt(38); count > 0; count--) {
      digits.append(random.nextInt(10));
    }
    int exponent = random.nextInt(-130, 88);
    return NumberValue.of(digits + "e" + exponent);
  }
}
