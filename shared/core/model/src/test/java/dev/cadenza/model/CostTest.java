package dev.cadenza.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class CostTest {
  @Test
  void shouldRoundUpToMillionthsOfADollar() {
    assertThat(Cost.ofUsd(0.03)).isEqualTo(new Cost(30_000));
    assertThat(Cost.ofUsd(0.000_000_01)).isEqualTo(new Cost(1));
    assertThat(Cost.ofUsd(0)).isEqualTo(Cost.NOTHING);
    assertThat(Cost.ofUsd(0.1 + 0.2)).isEqualTo(new Cost(300_000));
    assertThatThrownBy(() -> Cost.ofUsd(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldAddUpAndTellInDollars() {
    Cost both = Cost.ofUsd(0.01).and(Cost.ofUsd(0.02));

    assertThat(both.usd()).isEqualByComparingTo(new BigDecimal("0.03"));
    assertThat(both.without(Cost.ofUsd(0.01))).isEqualTo(Cost.ofUsd(0.02));
    assertThat(both.without(Cost.ofUsd(1))).isEqualTo(Cost.NOTHING);
    assertThat(both).isGreaterThan(Cost.ofUsd(0.02));
  }
}
