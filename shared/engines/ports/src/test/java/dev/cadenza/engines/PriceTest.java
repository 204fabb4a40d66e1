package dev.cadenza.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.model.Cost;
import java.time.LocalDate;
import java.util.List;
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

  /** The sums that docs/costs.md works out for a thousand jobs. */
  @Test
  void shouldComeToWhatTheGuideSays() {
    double jobs = 1_000;
    Cost heard = price("transcribe").of(jobs * 600);
    Cost spoken = price("polly/neural").of(jobs * 3_000);
    Cost dubbed =
        price("transcribe")
            .of(jobs * 300)
            .and(price("translate").of(jobs * 4_500))
            .and(price("polly/neural").of(jobs * 4_500));
    Cost told =
        price("bedrock/amazon.nova-lite-v1:0/input")
            .of(jobs * 6_000)
            .and(price("bedrock/amazon.nova-lite-v1:0/output").of(jobs * 5_000))
            .and(price("polly/neural").of(jobs * 4_500));

    assertThat(List.of(heard, spoken, dubbed, told))
        .containsExactly(Cost.ofUsd(240), Cost.ofUsd(48), Cost.ofUsd(259.5), Cost.ofUsd(73.56));
  }

  private static Price price(String engine) {
    return Price.of(engine).orElseThrow();
  }

  @Test
  void shouldKnowNoPriceOfWhatIsNotInTheTable() {
    assertThat(Price.of("somebody/else")).isEmpty();
    assertThat(Price.FREE.of(1_000_000)).isEqualTo(Cost.NOTHING);
    assertThatThrownBy(() -> new Price("x", Price.Unit.SECOND, -1, LocalDate.EPOCH, ""))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
