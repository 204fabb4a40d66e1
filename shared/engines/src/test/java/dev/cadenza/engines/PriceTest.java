package dev.cadenza.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.model.Cost;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PriceTest {
  @Test
  void shouldReadTheTable() {
    Price hour = Price.of("transcribe").orElseThrow();

    assertThat(hour.of(3_600)).isEqualTo(Cost.ofUsd(1.44));
    assertThat(hour.unit()).isEqualTo(Price.Unit.SECOND);
    assertThat(hour.asOf()).isAfter(LocalDate.of(2025, 1, 1));
    assertThat(hour.source()).contains("aws.amazon.com");
    assertThat(Price.of("polly/neural").orElseThrow().of(1_000_000)).isEqualTo(Cost.ofUsd(16));
  }

  @Test
  void shouldKnowNoPriceOfWhatIsNotInTheTable() {
    assertThat(Price.of("somebody/else")).isEmpty();
    assertThat(Price.FREE.of(1_000_000)).isEqualTo(Cost.NOTHING);
    assertThatThrownBy(() -> new Price("x", Price.Unit.SECOND, -1, LocalDate.EPOCH, ""))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
