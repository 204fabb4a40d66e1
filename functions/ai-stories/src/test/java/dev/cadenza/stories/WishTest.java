package dev.cadenza.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.engines.story.StoryRequest.Length;
import dev.cadenza.engines.story.StoryRequest.Wanted;
import dev.cadenza.jobs.parameters.AiStoryParameters;
import dev.cadenza.model.PermanentFailure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class WishTest {
  @Test
  void shouldBeShortInEnglishAndReadByACastWhenNothingElseIsSaid() {
    Wish wish = wish(Map.of("prompt", " A day. "), "job");

    assertThat(wish.request().prompt()).isEqualTo("A day.");
    assertThat(wish.request().length()).isEqualTo(Length.SHORT);
    assertThat(wish.request().language()).isEqualTo("en");
    assertThat(wish.cast()).isTrue();
    assertThat(wish.voice()).isEmpty();
  }

  @Test
  void shouldTakeWhatIsSaid() {
    Wish wish =
        wish(
            Map.of(
                "prompt",
                "A day.",
                "length",
                "long",
                "seconds",
                90,
                "seed",
                7,
                "narration",
                "single",
                "characters",
                List.of(Map.of("name", "Ann", "role", "a smith", "gender", "female")),
                "voices",
                Map.of("Ann", "flite/slt")),
            "job");

    assertThat(wish.request().length()).isEqualTo(Length.LONG);
    assertThat(wish.request().seconds()).contains(90);
    assertThat(wish.request().words()).isEqualTo(234);
    assertThat(wish.request().seed()).isEqualTo(7);
    assertThat(wish.request().characters()).containsExactly(new Wanted("Ann", "a smith", "female"));
    assertThat(wish.cast()).isFalse();
    assertThat(wish.voices()).containsEntry("ann", "flite/slt");
  }

  @Test
  void shouldDrawTheSameSeedForTheSameJob() {
    Map<String, Object> parameters = Map.of("prompt", "A day.");
    long drawn = wish(parameters, "01J").request().seed();

    assertThat(drawn).isNotNegative().isEqualTo(wish(parameters, "01J").request().seed());
    assertThat(drawn).isNotEqualTo(wish(parameters, "01K").request().seed());
  }

  @Test
  void shouldRefuseAnEmptyPrompt() {
    assertCode("empty_prompt", Map.of());
  }

  @Test
  void shouldRefuseTwoCharactersOfOneName() {
    assertCode(
        "duplicate_character",
        Map.of(
            "prompt",
            "A day.",
            "characters",
            List.of(Map.of("name", "Ann"), Map.of("name", "ann"))));
  }

  private static Wish wish(Map<String, Object> parameters, String job) {
    return Wish.of(AiStoryParameters.of(parameters), job);
  }

  private static void assertCode(String code, Map<String, Object> parameters) {
    assertThatThrownBy(() -> wish(parameters, "job"))
        .isInstanceOfSatisfying(
            PermanentFailure.class, failure -> assertThat(failure.code()).isEqualTo(code));
  }
}
