package dev.cadenza.storyteller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.engines.story.Story;
import dev.cadenza.engines.story.StoryRequest;
import dev.cadenza.engines.story.StoryRequest.Length;
import dev.cadenza.engines.story.StoryRequest.Wanted;
import dev.cadenza.media.Cancellation;
import dev.cadenza.model.Meter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StoryLengthTest {
  private static final List<String> PROMPTS =
      List.of(
          "A lighthouse keeper who finds a letter",
          "Two robots learn to dance in a flooded city",
          "my grandmother's recipe book",
          "Umbrella",
          "Ein Leuchtturm im Nebel",
          "Captain Ada must save the last garden on the moonbase before the company takes it!");

  @ParameterizedTest
  @ValueSource(
      ints = {
        30, 40, 50, 60, 75, 90, 110, 130, 160, 200, 240, 280, 320, 400, 500, 600, 800, 1_000, 1_300,
        1_600, 1_800, 2_200, 2_700, 3_200, 3_600
      })
  void shouldBeAsLongAsItIsAskedToBe(int seconds) {
    for (String prompt : PROMPTS) {
      for (int seed = 1; seed <= 3; seed++) {
        StoryRequest request = request(prompt, seconds, List.of(), seed);

        assertThat(write(request).words())
            .as("%s, %d seconds, seed %d", prompt, seconds, seed)
            .isCloseTo(request.words(), Percentage.withPercentage(25));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {30, 60, 120, 300})
  void shouldNameEverybodyWhoIsWantedHoweverShortItIs(int seconds) {
    List<Wanted> wanted =
        List.of(
            new Wanted("Ada", "", "female"),
            new Wanted("Boris", "an evil sorcerer", ""),
            new Wanted("Cleo", "friend", ""));

    Story story = write(request("A day at the sea", seconds, wanted, 1));

    String text = story.sentences().map(Story.Sentence::text).collect(Collectors.joining(" "));
    assertThat(text).contains("Ada", "Boris", "Cleo");
    assertThat(story.characters())
        .isNotEmpty()
        .allSatisfy(character -> assertThat(text).contains(character.name()));
  }

  /** Of the shortest with a plot; a long prompt may leave no words for it. */
  @Test
  void shouldUsuallyLetCharactersSpeakInAMinute() {
    int spoken = 0;
    for (String prompt : PROMPTS) {
      for (int seed = 1; seed <= 10; seed++) {
        Story story = write(request(prompt, 60, List.of(), seed));
        spoken += story.sentences().anyMatch(it -> !it.speaker().equals(Story.NARRATOR)) ? 1 : 0;
      }
    }

    assertThat(spoken).isGreaterThanOrEqualTo(50);
  }

  @Test
  void shouldWriteOneChapterForAMinute() {
    StoryRequest request = request("A day at the sea", 60, List.of(), 1);

    assertThat(request.words()).isEqualTo(156);
    assertThat(write(request).chapters()).hasSize(1);
  }

  private static StoryRequest request(
      String prompt, int seconds, List<Wanted> characters, long seed) {
    return new StoryRequest(
        prompt,
        Optional.empty(),
        Optional.empty(),
        Length.SHORT,
        Optional.of(seconds),
        characters,
        seed,
        "en");
  }

  private static Story write(StoryRequest request) {
    return new EmbeddedStoryWriter()
        .write(request, done -> {}, Meter.unlimited(), Cancellation.NEVER);
  }
}
