package dev.cadenza.neural.vad;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.media.TimeSpan;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpeechSpansTest {
  private static final double FRAME = 0.032;

  @Test
  void shouldBridgeShortPausesAndLeaveOutShortNoises() {
    float[] probabilities = new float[200];
    Arrays.fill(probabilities, 10, 40, 0.9f);
    Arrays.fill(probabilities, 42, 60, 0.9f);
    Arrays.fill(probabilities, 100, 103, 0.9f);
    Arrays.fill(probabilities, 150, 200, 0.6f);

    List<TimeSpan> spans = SpeechSpans.of(probabilities, new TimeSpan(5, 5 + 200 * FRAME));

    assertThat(spans)
        .containsExactly(
            new TimeSpan(5 + 10 * FRAME, 5 + 60 * FRAME),
            new TimeSpan(5 + 150 * FRAME, 5 + 200 * FRAME));
  }

  @Test
  void shouldCutLongSpeechWhereItIsLeastProbable() {
    float[] probabilities = new float[1000];
    Arrays.fill(probabilities, 0.9f);
    probabilities[500] = 0.6f;

    List<TimeSpan> spans = SpeechSpans.of(probabilities, new TimeSpan(0, 1000 * FRAME));

    assertThat(spans)
        .containsExactly(new TimeSpan(0, 500 * FRAME), new TimeSpan(500 * FRAME, 1000 * FRAME));
    assertThat(spans).allMatch(span -> span.seconds() <= SpeechSpans.MAX_SECONDS);
  }
}
