package dev.cadenza.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.engines.Voice;
import dev.cadenza.engines.choice.EngineChoice;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.engines.cloned.ClonedVoice;
import dev.cadenza.engines.story.Story;
import dev.cadenza.engines.story.StoryCharacter;
import dev.cadenza.jobs.parameters.AiStoryParameters;
import dev.cadenza.jobs.parameters.RequestedEngines;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.narration.Cast;
import dev.cadenza.testing.TestingVoices;
import dev.cadenza.voiceprint.VoiceConversion;
import dev.cadenza.voiceprint.VoicePrint;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VoiceChoiceTest {
  private final Engines engines = Engines.locate(System.getenv());
  private final Story story = Stories.written(1);

  @Test
  void shouldGiveEverybodyWhoSpeaksAVoiceOfTheirGender() {
    Map<String, Voice> cast = cast(Map.of());
    Map<String, String> genders =
        story.characters().stream()
            .collect(Collectors.toMap(it -> Reading.speaker(it.name()), StoryCharacter::gender));

    assertThat(cast.keySet()).containsAll(new Reading(story).script().speakers());
    Voice narrator = cast.get(Reading.NARRATOR);
    cast.forEach(
        (who, voice) -> {
          if (!who.equals(Reading.NARRATOR)) {
            assertThat(voice).isNotEqualTo(narrator);
            assertThat(voice.gender()).isEqualTo(genders.get(who));
          }
        });
  }

  @Test
  void shouldGiveNamedCharactersTheVoicesAskedFor() {
    String hero = story.characters().getFirst().name();

    Map<String, Voice> cast =
        cast(
            Map.of(
                "voice",
                "flite/kal16",
                "voices",
                Map.of(hero.toUpperCase(Locale.ROOT), "espeak-ng/en-us")));

    assertThat(cast.get(Reading.NARRATOR).id()).isEqualTo("flite/kal16");
    assertThat(cast.get(Reading.speaker(hero)).id()).isEqualTo("espeak-ng/en-us");
  }

  @Test
  void shouldUseOneVoiceWhenAskedTo() {
    Map<String, Voice> cast = cast(Map.of("narration", "single", "voice", "flite/rms"));

    assertThat(cast.values()).extracting(Voice::id).containsOnly("flite/rms");
  }

  @Test
  void shouldRefuseAVoiceThatNobodyHas() {
    assertCode("unknown_voice", Map.of("voices", Map.of("ann", "flite/nobody")));
  }

  @Test
  void shouldRefuseAVoiceOfAnotherLanguage() {
    assertCode("voice_language_mismatch", Map.of("voice", "espeak-ng/de"));
  }

  @Test
  void shouldTakeAVoiceThatSpeaksEveryLanguage() {
    Map<String, Object> parameters = Map.of("prompt", "A day.", "voice", "openai/alloy");

    Cast cast =
        new VoiceChoice(Wish.of(AiStoryParameters.of(parameters), "job"), services()).of(story);

    assertThat(cast.voice(Reading.NARRATOR).id()).isEqualTo("openai/alloy");
  }

  @Test
  void shouldCastTheEngineThatWasChosen() {
    Engines chosen =
        services().choosing(EngineChoice.of(RequestedEngines.of(Map.of("engine", "openai"))));

    Cast cast =
        new VoiceChoice(Wish.of(AiStoryParameters.of(Map.of("prompt", "A day.")), "job"), chosen)
            .of(story);

    assertThat(cast.voices().values()).extracting(Voice::engine).containsOnly("openai");
  }

  @Test
  void shouldCastNoVoiceThatCostsOrIsSomebodysUnasked() {
    Cast cast =
        new VoiceChoice(
                Wish.of(AiStoryParameters.of(Map.of("prompt", "A day.")), "job"), services())
            .of(crowd());

    assertThat(cast.voices().values())
        .extracting(Voice::engine)
        .isSubsetOf("flite", "espeak-ng")
        .hasSize(31);
  }

  /** The crowd's 30 women have a voice of a woman each, as long as there are any. */
  @Test
  void shouldUseEveryVoiceOfAGenderBeforeOneIsUsedTwice() {
    Cast cast =
        new VoiceChoice(Wish.of(AiStoryParameters.of(Map.of("prompt", "A day.")), "job"), engines)
            .of(crowd());
    long women =
        engines.voicesBeside(engines.voiceFor("en")).stream()
            .filter(it -> it.speaks("en") && it.gender().equals("female"))
            .count();

    assertThat(women).isGreaterThan(20);
    assertThat(cast.voices().entrySet().stream().filter(it -> it.getKey().startsWith("as ")))
        .allMatch(it -> it.getValue().gender().equals("female"));
    assertThat(
            cast.voices().values().stream().filter(it -> it.gender().equals("female")).distinct())
        .hasSize((int) Math.min(30, women));
  }

  @ParameterizedTest
  @CsvSource({
    "Maria, '', neutral, '', female",
    "Maria, '', neutral, male, male",
    "Kim, '', female, '', female",
    "Kim, his aunt, neutral, '', female",
    "Kim, '', neutral, '', male",
    "Ben, '', female, male, male"
  })
  void shouldTakeTheGenderThatIsGivenBeforeWhatTheWriterAndTheTextSay(
      String name, String role, String told, String asked, String expected) {
    Story one =
        new Story(
            "A day",
            "everyday",
            "warm",
            "en",
            List.of(new StoryCharacter(name, role, told)),
            List.of(),
            List.of(
                new Story.Chapter(
                    "One",
                    List.of(
                        new Story.Paragraph(
                            List.of(
                                new Story.Sentence("“Hello,”", name),
                                new Story.Sentence("he said.", Story.NARRATOR)))))));
    Map<String, Object> parameters =
        Map.of("prompt", "A day.", "characters", List.of(Map.of("name", name, "gender", asked)));

    Cast cast = new VoiceChoice(Wish.of(AiStoryParameters.of(parameters), "job"), engines).of(one);

    assertThat(cast.voice(Reading.speaker(name)).gender()).isEqualTo(expected);
  }

  /** As where services may be used, and the owner had a voice cloned. */
  private static Engines services() {
    Map<String, String> variables = new HashMap<>(System.getenv());
    variables.put("OPENAI_API_KEY", "key");
    variables.putAll(
        Map.of("AWS_ENGINES", "polly", "AWS_REGION", "eu-central-1", "BUCKET", "media"));
    TestingVoices voices = new TestingVoices();
    Voice base = Engines.locate(System.getenv()).voice("flite/slt");
    VoiceConversion conversion = VoiceConversion.fit(List.of(), VoicePrint.of(List.of()));
    voices.keep(
        new ClonedVoice(
            "1", "owner", "Ann", "en-US", "female", base.id(), Optional.of(conversion)));
    return Engines.locate(variables, voices).forOwner("owner");
  }

  /** More women than there are voices of women. */
  private static Story crowd() {
    List<String> names = IntStream.range(0, 30).mapToObj(i -> "Ann " + i).toList();
    List<Story.Sentence> sentences =
        names.stream().map(name -> new Story.Sentence("Hello.", name)).toList();
    return new Story(
        "A crowd",
        "everyday",
        "warm",
        "en",
        names.stream().map(name -> new StoryCharacter(name, "", "female")).toList(),
        List.of(),
        List.of(new Story.Chapter("One", List.of(new Story.Paragraph(sentences)))));
  }

  private void assertCode(String code, Map<String, Object> parameters) {
    assertThatThrownBy(() -> cast(parameters))
        .isInstanceOfSatisfying(
            PermanentFailure.class, failure -> assertThat(failure.code()).isEqualTo(code));
  }

  private Map<String, Voice> cast(Map<String, Object> parameters) {
    Map<String, Object> all = new HashMap<>(parameters);
    all.put("prompt", "A day.");
    return new VoiceChoice(Wish.of(AiStoryParameters.of(all), "job"), engines).of(story).voices();
  }
}
