package dev.cadenza.engines.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.engines.catalog.Capability;
import dev.cadenza.jobs.parameters.RequestedEngines;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class EngineChoiceTest {
  private static final List<String> HERE = List.of("pocketsphinx", "near", "far");

  @Test
  void shouldTakeAnEmbeddedEngineWhereNobodyChose() {
    assertThat(wanted(EnginePreferences.ofDeployment(Map.of()))).containsExactly("pocketsphinx");
    assertThat(wanted(EnginePreferences.ofDeployment(Map.of("ENGINE_STT", " "))))
        .containsExactly("pocketsphinx");
  }

  @Test
  void shouldPutTheJobBeforeTheDeployment() {
    EnginePreferences deployment = EnginePreferences.ofDeployment(Map.of("ENGINE_STT", "far"));

    assertThat(wanted(deployment)).containsExactly("far");
    assertThat(wanted(deployment.before(EngineChoice.NONE))).containsExactly("far");
    assertThat(
            wanted(
                deployment.before(EngineChoice.of(RequestedEngines.of(Map.of("engine", "near"))))))
        .containsExactly("near");
    assertThat(
            wanted(
                deployment.before(
                    EngineChoice.of(RequestedEngines.of(Map.of("engine", "pocketsphinx"))))))
        .containsExactly("pocketsphinx");
  }

  @Test
  void shouldPutAnEngineForOneThingBeforeOneForEverything() {
    EngineChoice choice =
        EngineChoice.of(
            RequestedEngines.of(
                Map.of("engine", "far", "engines", Map.of("stt", "near", "tts", "loud"))));

    assertThat(choice)
        .isEqualTo(
            new EngineChoice(
                Optional.of("far"), Map.of(Capability.STT, "near", Capability.TTS, "loud")));
    assertThat(wanted(EnginePreferences.ofDeployment(Map.of()).before(choice)))
        .containsExactly("near");
  }

  @Test
  void shouldLeaveToOthersWhatAnEngineForEverythingCannotDo() {
    EnginePreferences wishes =
        EnginePreferences.ofDeployment(Map.of())
            .before(EngineChoice.of(RequestedEngines.of(Map.of("engine", "speaks-only"))));

    assertThat(wanted(wishes)).containsExactly("pocketsphinx");
  }

  @Test
  void shouldSayWhichEnginesThereAre() {
    EnginePreferences wishes = EnginePreferences.ofDeployment(Map.of("ENGINE_STT", "gone"));

    assertThatThrownBy(() -> wanted(wishes))
        .satisfies(EngineChoiceTest::isUnknownEngine)
        .hasMessageContaining("\"gone\" is not available for speech-to-text")
        .hasMessageContaining("far, near, pocketsphinx");
    assertThatThrownBy(() -> wishes.wanted(Capability.STT, List.<String>of(), Function.identity()))
        .satisfies(EngineChoiceTest::isUnknownEngine);
  }

  @Test
  void shouldTakeAPersonsOwnSettingBeforeEverybodys() {
    Setting shared = new Setting("1", Optional.empty(), "engine_stt", "far", 1);
    Setting own = new Setting("2", Optional.of("anna"), "engine_stt", "near", 1);
    Setting other = new Setting("3", Optional.of("anna"), "engine_tts", 7, 1);

    assertThat(EngineChoice.ofSettings(List.of(shared, own, other)).by())
        .isEqualTo(Map.of(Capability.STT, "near"));
    assertThat(EngineChoice.ofSettings(List.of(shared)).by())
        .isEqualTo(Map.of(Capability.STT, "far"));
    assertThat(EngineChoice.ofSettings(List.of())).isEqualTo(EngineChoice.NONE);
  }

  private static void isUnknownEngine(Throwable thrown) {
    assertThat(thrown)
        .isInstanceOfSatisfying(
            PermanentFailure.class,
            failure -> assertThat(failure.code()).isEqualTo("unknown_engine"));
  }

  private static List<String> wanted(EnginePreferences wishes) {
    return wishes.wanted(Capability.STT, HERE, Function.identity());
  }
}
