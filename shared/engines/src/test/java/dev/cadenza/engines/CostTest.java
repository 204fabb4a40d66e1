package dev.cadenza.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CostTest {
  private static final Price CENT = new Price("x", Price.Unit.SECOND, 0.01, LocalDate.EPOCH, "");

  @Test
  void shouldRoundUpToMillionthsOfADollar() {
    assertThat(Cost.of(CENT, 3)).isEqualTo(new Cost(30_000));
    assertThat(Cost.of(CENT, 0.00001)).isEqualTo(new Cost(1));
    assertThat(Cost.of(Price.FREE, 1e9)).isEqualTo(Cost.NOTHING);
    assertThat(Cost.of(new Price("x", Price.Unit.SECOND, 0.1 + 0.2, LocalDate.EPOCH, ""), 1))
        .isEqualTo(new Cost(300_000));
  }

  @Test
  void shouldAddUpAndTellInDollars() {
    Cost both = Cost.of(CENT, 1).and(Cost.of(CENT, 2));

    assertThat(both.usd()).isEqualByComparingTo(new BigDecimal("0.03"));
    assertThat(both.metadata()).isEqualTo(Map.of("cost_usd", 0.03));
    assertThat(Cost.NOTHING.metadata()).isEqualTo(Map.of("cost_usd", 0.0));
    assertThatThrownBy(() -> new Cost(-1)).isInstanceOf(IllegalArgumentException.class);
  }
}
