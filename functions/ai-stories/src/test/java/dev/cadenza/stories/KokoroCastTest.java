package dev.cadenza.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cadenza.engines.Voice;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.engines.story.Story;
import dev.cadenza.engines.story.StoryCharacter;
import dev.cadenza.engines.story.StoryRequest;
import dev.cadenza.engines.story.StoryRequest.Length;
import dev.cadenza.jobs.parameters.AiStoryParameters;
import dev.cadenza.media.Cancellation;
import dev.cadenza.model.Meter;
import dev.cadenza.narration.Cast;
import dev.cadenza.narration.Casting;
import dev.cadenza.narration.Script;
import dev.cadenza.narration.Sentence;
import dev.cadenza.storyteller.EmbeddedStoryWriter;
import dev.cadenza.testing.InstalledModels;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The voices of Kokoro, as its table describes them, for stories of the embedded writer. */
final class KokoroCastTest {
  private static final List<String> PROMPTS =
      List.of(
          "A lighthouse keeper who finds a letter",
          "Two robots learn to dance in a flooded city",
          "three sisters open a tea shop in a haunted mill",
          "A fisherman catches a star",
          "my grandmother's recipe book");

  static Stream<StoryRequest> requests() {
    return PROMPTS.stream()
        .flatMap(
            prompt ->
                Stream.of(Optional.of(60), Optional.of(120), Optional.<Integer>empty())
                    .flatMap(
                        seconds ->
                            Stream.of(1L, 2L, 3L).map(seed -> request(prompt, seconds, seed))));
  }

  private static StoryRequest request(String prompt, Optional<Integer> seconds, long seed) {
    return new StoryRequest(
        prompt, Optional.empty(), Optional.empty(), Length.MEDIUM, seconds, List.of(), seed, "en");
  }

  @ParameterizedTest
  @MethodSource("requests")
  void shouldGiveWomensVoicesToWomenAndDifferentOnesToThoseWhoTalk(StoryRequest request)
      throws IOException {
    Story story = write(request);
    Map<String, String> genders = new HashMap<>();
    story.characters().forEach(it -> genders.put(Reading.speaker(it.name()), it.gender()));
    genders.values().removeIf("neutral"::equals);
    List<Voice> english = kokoro().stream().filter(it -> it.speaks("en")).toList();
    Script script = new Reading(story).script();

    Cast cast =
        Casting.of(
            Casting.choice(english.getFirst(), english),
            script,
            Reading.NARRATOR,
            genders,
            Map.of());

    assertCast(story, script, cast);
  }

  @ParameterizedTest
  @MethodSource("requests")
  void shouldCastTheInstalledVoices(StoryRequest request) {
    Engines engines = Engines.locate(InstalledModels.environment());
    assumeTrue(
        engines.voiceFor("en").engine().equals("kokoro"),
        "Kokoro is not installed: run \"cadenza models install\".");
    Story story = write(request);
    Map<String, Object> parameters = Map.of("prompt", request.prompt());

    Cast cast =
        new VoiceChoice(Wish.of(AiStoryParameters.of(parameters), "job"), engines).of(story);

    assertCast(story, new Reading(story).script(), cast);
    assertThat(cast.voices().values()).extracting(Voice::engine).containsOnly("kokoro");
  }

  private static void assertCast(Story story, Script script, Cast cast) {
    for (StoryCharacter character : story.characters()) {
      String speaker = Reading.speaker(character.name());
      if (script.speakers().contains(speaker) && !character.gender().equals("neutral")) {
        assertThat(cast.voice(speaker).gender())
            .as(character.toString())
            .isEqualTo(character.gender());
      }
    }
    // With so many voices, nobody has to share one, and least of all those who talk.
    assertThat(cast.voices().values()).doesNotHaveDuplicates();
    List<String> turns =
        script.passages().stream()
            .flatMap(passage -> passage.sentences().stream())
            .map(Sentence::speaker)
            .toList();
    for (int i = 1; i < turns.size(); i++) {
      if (!turns.get(i).equals(turns.get(i - 1))) {
        assertThat(cast.voice(turns.get(i))).isNotEqualTo(cast.voice(turns.get(i - 1)));
      }
    }
  }

  private static List<Voice> kokoro() throws IOException {
    try (InputStream table =
        KokoroCastTest.class.getResourceAsStream("/dev/cadenza/neural/kokoro/voices.csv")) {
      return new String(table.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split(",", 5))
          .map(it -> new Voice("kokoro/" + it[0], it[1], it[2], it[3], "kokoro", "natural"))
          .toList();
    }
  }

  private static Story write(StoryRequest request) {
    return new EmbeddedStoryWriter()
        .write(request, done -> {}, Meter.unlimited(), Cancellation.NEVER);
  }
}
