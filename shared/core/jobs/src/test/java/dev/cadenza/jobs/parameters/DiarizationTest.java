package dev.cadenza.jobs.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.model.JobType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The parameters {@code speakers} and {@code channels}. */
final class DiarizationTest {
  private static Map<String, Object> faults(Object speakers) {
    return JobParameters.of(JobType.STT).faults(Map.of("speakers", speakers), true);
  }

  @Test
  void shouldTakeAutoOffAndNumbers() {
    for (Object right : List.of("auto", "off", 1, 10, 2.0)) {
      assertThat(faults(right)).isEmpty();
    }
  }

  @Test
  void shouldRefuseOthers() {
    assertThat(faults("many"))
        .containsEntry(
            "speakers",
            List.of(
                "\"many\" is not a valid choice. Choose one of: auto, off, or a whole number from 1"
                    + " to 10."));
    assertThat(faults(0))
        .containsEntry("speakers", List.of("Ensure this value is greater than or equal to 1."));
    assertThat(faults(11))
        .containsEntry("speakers", List.of("Ensure this value is less than or equal to 10."));
    assertThat(faults(1.5)).containsEntry("speakers", List.of("A valid integer is required."));
    assertThat(JobParameters.of(JobType.STT).faults(Map.of("channels", "left"), true))
        .containsKey("channels");
  }

  @Test
  void shouldTellWhatIsWanted() {
    assertThat(Diarization.of(Map.of())).isEqualTo(new Diarization(false, Optional.empty(), false));
    assertThat(Diarization.of(Map.of("speakers", "off")).isWanted()).isFalse();
    assertThat(Diarization.of(Map.of("speakers", "auto")))
        .isEqualTo(new Diarization(true, Optional.empty(), false));
    assertThat(Diarization.of(Map.of("speakers", 3)))
        .isEqualTo(new Diarization(true, Optional.of(3), false));
    Diarization separate = Diarization.of(Map.of("speakers", "auto", "channels", "separate"));
    assertThat(separate.byChannel()).isTrue();
    assertThat(separate.isWanted()).isFalse();
  }
}
