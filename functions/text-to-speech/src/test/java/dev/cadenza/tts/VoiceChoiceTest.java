package dev.cadenza.tts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.engines.Languages;
import dev.cadenza.engines.Voice;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.jobs.parameters.TextToSpeechParameters;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.narration.Pause;
import dev.cadenza.narration.Script;
import dev.cadenza.narration.Sentence;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VoiceChoiceTest {
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

  @ParameterizedTest
  @CsvSource({
    "en, anna, maria, ben",
    "en, grandma, the queen, mr gray",
    "es, lucía, maría, carlos",
    "de, käthe, frau müller, jürgen",
    "fr, élodie, camille, jean"
  })
  void shouldGiveWomenVoicesOfWomenAndNeverOneToTwo(
      String language, String one, String other, String man) {
    Map<String, Voice> cast =
        cast(Map.of("language", language), List.of("narrator", one, man, other, one));

    assertThat(cast.get(one).gender()).isEqualTo("female");
    assertThat(cast.get(other).gender()).isEqualTo("female");
    assertThat(cast.get(man).gender()).isEqualTo("male");
    assertThat(cast.values()).doesNotHaveDuplicates();
  }

  @Test
  void shouldReadFromTheTextWhoIsAWoman() {
    List<Sentence> sentences =
        MarkedText.sentences(
            "[kim] Come in.\n[narrator] She held the door.\n[robin] Thank you.\n"
                + "[narrator] Robin shook off his coat.",
            Set.of());

    Map<String, Voice> cast = spoken(Map.of(), sentences);

    assertThat(cast.get("kim").gender()).isEqualTo("female");
    assertThat(cast.get("robin").gender()).isEqualTo("male");
  }

  @Test
  void shouldLetAnExplicitVoiceWin() {
    Map<String, Voice> cast =
        cast(Map.of("voices", Map.of("anna", "flite/rms")), List.of("anna", "ben", "maria"));

    assertThat(cast.get("anna").id()).isEqualTo("flite/rms");
    assertThat(cast.get("ben").gender()).isEqualTo("male");
    assertThat(cast.get("ben").id()).isNotEqualTo("flite/rms");
    assertThat(cast.get("maria").id()).isEqualTo("flite/slt");
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
    return spoken(
        parameters,
        speakers.stream().map(it -> new Sentence(it, "Words.", Pause.SENTENCE)).toList());
  }

  private Map<String, Voice> spoken(Map<String, Object> parameters, List<Sentence> sentences) {
    return new VoiceChoice(TextToSpeechParameters.of(parameters), engines)
        .of(Script.of(sentences))
        .voices();
  }
}
