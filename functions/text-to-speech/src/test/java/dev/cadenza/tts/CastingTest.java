package dev.cadenza.tts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.engines.Engines;
import dev.cadenza.engines.Languages;
import dev.cadenza.engines.Voice;
import dev.cadenza.model.PermanentFailure;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CastingTest {
  private final Engines engines = Engines.locate(System.getenv());

  @Test
  void shouldGiveWhoWasNamedTheirVoiceAndOthersOneOfTheirOwn() {
    Map<String, Object> parameters =
        Map.of("voice", "flite/rms", "voices", Map.of("Anna", "flite/slt"));

    Map<String, Voice> cast = cast(parameters, List.of("narrator", "anna", "bob", "carl"));

    assertThat(cast.get("narrator").id()).isEqualTo("flite/rms");
    assertThat(cast.get("anna").id()).isEqualTo("flite/slt");
    assertThat(cast.values()).doesNotHaveDuplicates();
    assertThat(cast.values()).allMatch(voice -> Languages.primary(voice.language()).equals("en"));
  }

  @Test
  void shouldPreferAVoiceOfTheRegionThatWasAskedFor() {
    assertThat(cast(Map.of("language", "en-GB"), List.of("narrator")).get("narrator").language())
        .isEqualTo("en-GB");
  }

  @Test
  void shouldLetSeveralShareAVoiceWhenTheLanguageHasNoMore() {
    List<String> crowd = IntStream.range(0, 200).mapToObj(i -> "s" + i).toList();

    Map<String, Voice> cast = cast(Map.of("language", "fi"), crowd);

    assertThat(cast).hasSize(200);
    assertThat(cast.values()).allMatch(voice -> Languages.primary(voice.language()).equals("fi"));
  }

  @Test
  void shouldRefuseAVoiceThatNobodyHas() {
    assertCode("unknown_voice", Map.of("voices", Map.of("anna", "flite/nobody")));
  }

  @Test
  void shouldRefuseAVoiceOfAnotherLanguage() {
    assertCode(
        "voice_language_mismatch", Map.of("language", "de", "voices", Map.of("anna", "flite/slt")));
  }

  private void assertCode(String code, Map<String, Object> parameters) {
    assertThatThrownBy(() -> cast(parameters, List.of("anna")))
        .isInstanceOfSatisfying(
            PermanentFailure.class, failure -> assertThat(failure.code()).isEqualTo(code));
  }

  private Map<String, Voice> cast(Map<String, Object> parameters, List<String> speakers) {
    return new Casting(parameters, engines).of(speakers).voices();
  }
}
