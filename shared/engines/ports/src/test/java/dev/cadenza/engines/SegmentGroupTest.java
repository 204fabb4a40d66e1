package dev.cadenza.engines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.media.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentGroupTest {
  @Test
  void shouldShareAShortRecordingAmongTheCores() {
    List<TimeSpan> parts = List.of(new TimeSpan(0, 10), new TimeSpan(11, 21), new TimeSpan(22, 31));

    assertThat(SegmentGroup.plan(parts, 2))
        .extracting(SegmentGroup::seconds)
        .containsExactly(10.0, 19.0);
    assertThat(SegmentGroup.plan(parts, 1)).containsExactly(new SegmentGroup(parts));
    assertThat(SegmentGroup.plan(parts, 8)).hasSize(3);
    assertThat(SegmentGroup.plan(List.of(), 2)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void shouldKeepOrderAndMakeGroupsOfAboutTheSameLength(long seed) {
    Random random = new Random(seed);
    List<TimeSpan> parts = new ArrayList<>();
    double time = 0;
    for (int i = random.nextInt(1, 400); i > 0; i--) {
      double start = time + random.nextDouble(3);
      time = start + random.nextDouble(0.3, 15);
      parts.add(new TimeSpan(start, time));
    }

    List<SegmentGroup> groups = SegmentGroup.plan(parts, 2);

    assertThat(groups.stream().flatMap(group -> group.parts().stream()).toList()).isEqualTo(parts);
    assertThat(groups).allMatch(group -> group.seconds() <= 60 + 15);
    double total = parts.stream().mapToDouble(TimeSpan::seconds).sum();
    assertThat(groups.size()).isLessThanOrEqualTo(2 * (int) Math.ceil(total / 120));
  }
}
