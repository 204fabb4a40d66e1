package dev.cadenza.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.engines.Engines;
import dev.cadenza.engines.Story;
import dev.cadenza.engines.StoryCharacter;
import dev.cadenza.engines.Voice;
import dev.cadenza.model.PermanentFailure;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class CastingTest {
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

  private void assertCode(String code, Map<String, Object> parameters) {
    assertThatThrownBy(() -> cast(parameters))
        .isInstanceOfSatisfying(
            PermanentFailure.class, failure -> assertThat(failure.code()).isEqualTo(code));
  }

  private Map<String, Voice> cast(Map<String, Object> parameters) {
    Map<String, Object> all = new HashMap<>(parameters);
    all.put("prompt", "A day.");
    return new Casting(Wish.of(all, "job"), engines).of(story).voices();
  }
}
