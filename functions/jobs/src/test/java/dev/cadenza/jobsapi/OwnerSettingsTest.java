package dev.cadenza.jobsapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.model.Setting;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnerSettingsTest {
  private static final Optional<String> EVERYBODY = Optional.empty();
  private static final Optional<String> ANNA = Optional.of("anna");

  @Test
  void shouldPutOnesOwnChoiceBeforeEverybodys() {
    OwnerSettings both =
        settings(setting(EVERYBODY, "engine_tts", "polly"), setting(ANNA, "engine_tts", "flite"));

    assertThat(both.text("engine_tts")).contains("flite");
    assertThat(settings(setting(EVERYBODY, "engine_tts", " polly ")).text("engine_tts"))
        .contains("polly");
    assertThat(both.text("engine_stt")).isEmpty();
    assertThat(settings(setting(ANNA, "engine_tts", 7)).text("engine_tts")).isEmpty();
  }

  @Test
  void shouldNeverLetOnesOwnLimitRaiseEverybodys() {
    Setting everybodys = setting(EVERYBODY, "monthly_limit_usd", 10);

    assertThat(settings(everybodys, setting(ANNA, "monthly_limit_usd", 99)).limit()).hasValue(10);
    assertThat(settings(everybodys, setting(ANNA, "monthly_limit_usd", 2.5)).limit()).hasValue(2.5);
    assertThat(settings(setting(ANNA, "monthly_limit_usd", "much")).limit()).isEmpty();
    assertThat(settings().limit()).isEmpty();
  }

  private static OwnerSettings settings(Setting... visible) {
    return new OwnerSettings(List.of(visible));
  }

  private static Setting setting(Optional<String> owner, String key, Object value) {
    return new Setting("id", owner, key, value, 1);
  }
}
