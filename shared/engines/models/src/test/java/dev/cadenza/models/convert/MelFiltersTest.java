package dev.cadenza.models.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MelFiltersTest {
  /** Whisper's own filters as its file of mel filters has them. */
  @Test
  void shouldBeThoseThatWhisperWasTrainedWith() {
    float[] filters = MelFilters.of(80);

    assertThat(filters).hasSize(80 * 201);
    assertThat(filters[0]).isZero();
    assertThat(filters[1]).isCloseTo(0.024862593f, within(1e-7f));
    assertThat(filters[MelFilters.FREQUENCIES + 1]).isCloseTo(0.0019908424f, within(1e-6f));
  }

  /** Slaney's normalisation gives each triangle the same area. */
  @Test
  void shouldHaveTrianglesOfTheSameArea() {
    float[] filters = MelFilters.of(80);

    for (int filter = 50; filter < 80; filter++) {
      double area = 0;
      for (int i = 0; i < MelFilters.FREQUENCIES; i++) {
        area += filters[filter * MelFilters.FREQUENCIES + i] * 40;
      }
      assertThat(area).isCloseTo(1, within(0.1));
    }
  }
}
