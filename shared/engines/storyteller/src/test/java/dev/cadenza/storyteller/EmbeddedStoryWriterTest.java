package dev.cadenza.storyteller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.engines.story.Story;
import dev.cadenza.engines.story.Story.Paragraph;
import dev.cadenza.engines.story.StoryRequest;
import dev.cadenza.engines.story.StoryRequest.Length;
import dev.cadenza.engines.story.StoryRequest.Wanted;
import dev.cadenza.media.Cancellation;
import dev.cadenza.model.Meter;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.storyteller.EmbeddedStoryWriter.Composed;
import dev.cadenza.storyteller.language.Gender;
import dev.cadenza.storyteller.library.Library;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Properties of many stories, and what becomes of particular wishes. */
final class EmbeddedStoryWriterTest {
  private static final List<String> PROMPTS =
      List.of(
          "A lighthouse keeper finds a message in a bottle.",
          "A young baker named Nora wants to win the village fair with her grandmother's recipe.",
          "A girl and her robot explore a sunken city",
          "An honest detective hunts a thief in Venice.",
          "Captain Ada must save the last garden on the moonbase before the company takes it!",
          "two brothers build an umbrella factory",
          "qwerty {hero} (a|b) [x: y] %s $1",
          "Ein Märchen über eine Füchsin",
          "?");
  private static final List<String> NAMES =
      List.of(
          "Ada", "Boris", "Cleo", "Dmitri", "Élodie", "Fritz", "Gwen", "Hal", "Inga", "O'Neil",
          "Kurt B.", "Lou");
  private static final List<String> ROLES =
      List.of("", "a smith", "Owner of the inn", "an evil sorcerer", "old friend", "grandmother");
  private static final Pattern UNFILLED = Pattern.compile("[{}\\[\\]|]|\\(|null|THING");
  private static final Pattern WRONG_ARTICLE =
      Pattern.compile("\\b[Aa] [aeio]|\\b[Aa]n [b-df-gj-np-tv-z]");
  private static final Pattern UGLY = Pattern.compile(" {2}| [,.;!?]|[,;]\\.|\\.\\.|,,| ’s|’s’s");

  /** Every length and genre, and chance for the rest. */
  static Stream<StoryRequest> requests() {
    Random random = new Random(20_260_501);
    return Stream.of(Length.values())
        .flatMap(
            length ->
                Library.get().genres().stream()
                    .flatMap(
                        genre ->
                            IntStream.range(0, length == Length.LONG ? 4 : 9)
                                .mapToObj(i -> request(random, genre.title(), length))));
  }

  private static StoryRequest request(Random random, String genre, Length length) {
    List<Wanted> wanted = new ArrayList<>();
    for (String name : NAMES.subList(0, Math.max(0, random.nextInt(24) - 11))) {
      String role = ROLES.get(random.nextInt(ROLES.size()));
      wanted.add(new Wanted(name, role, List.of("", "female", "neutral").get(random.nextInt(3))));
    }
    return new StoryRequest(
        PROMPTS.get(random.nextInt(PROMPTS.size())),
        Optional.of(genre),
        Optional.empty(),
        length,
        wanted,
        random.nextInt(Integer.MAX_VALUE),
        "en");
  }

  @ParameterizedTest
  @MethodSource("requests")
  void shouldKeepItsPromises(StoryRequest request) {
    Composed composed = compose(request);
    Story story = composed.story();

    assertThat(story.chapters()).hasSize(request.length().chapters());
    assertThat(story.chapters()).extracting(Story.Chapter::title).doesNotHaveDuplicates();
    assertThat(story.words())
        .isBetween(request.length().fewestWords(), request.length().mostWords());
    assertThat(composed.world().openThreads()).isEmpty();
    assertThat(composed.world().history())
        .contains("opens:goal", "closes:goal", "opens:keepsake", "closes:keepsake");
    assertClean(story);
    assertNothingTwice(story);
    assertEverybodyAppears(story, request);
  }

  private static void assertClean(Story story) {
    for (Story.Chapter chapter : story.chapters()) {
      assertThat(chapter.title()).doesNotContainPattern(UNFILLED).doesNotContainPattern(UGLY);
      for (Paragraph paragraph : chapter.paragraphs()) {
        String text = paragraph.text().replace("qwerty {hero} (a|b) [x: y] %s $1", "");
        assertThat(text)
            .doesNotContainPattern(UNFILLED)
            .doesNotContainPattern(WRONG_ARTICLE)
            .doesNotContainPattern(UGLY)
            .matches("(?s)[\\p{Lu}“].*");
        assertThat(text.chars().filter(letter -> letter == '“').count())
            .isEqualTo(text.chars().filter(letter -> letter == '”').count());
      }
    }
  }

  private static void assertNothingTwice(Story story) {
    List<Paragraph> paragraphs =
        story.chapters().stream().flatMap(chapter -> chapter.paragraphs().stream()).toList();
    assertThat(Narrator.sentencesOf(paragraphs)).doesNotHaveDuplicates();
  }

  private static void assertEverybodyAppears(Story story, StoryRequest request) {
    Set<String> known = new HashSet<>(Set.of(Story.NARRATOR));
    story.characters().forEach(character -> known.add(character.name()));
    assertThat(story.sentences().map(Story.Sentence::speaker)).isSubsetOf(known);
    String all = String.join(" ", story.sentences().map(Story.Sentence::text).toList());
    request.characters().forEach(it -> assertThat(all).contains(it.name().replace('\'', '’')));
    story.characters().forEach(it -> assertThat(all).contains(it.name().replace('\'', '’')));
    assertThat(story.characters())
        .extracting(character -> character.name())
        .doesNotHaveDuplicates();
  }

  @Test
  void shouldTellTheSameStoryForTheSameSeed() {
    StoryRequest request = simple("A lighthouse keeper finds a message in a bottle.", 7);

    assertThat(compose(request).story()).isEqualTo(compose(request).story());
  }

  @Test
  void shouldTellAnotherStoryForAnotherSeed() {
    Set<String> openings = new HashSet<>();
    Set<Story> stories = new HashSet<>();
    for (int seed = 0; seed < 10; seed++) {
      Story story = compose(simple("An adventure at sea.", seed)).story();
      stories.add(story);
      openings.add(story.title() + story.characters() + story.places());
    }

    assertThat(stories).hasSize(10);
    assertThat(openings).hasSize(10);
  }

  @Test
  void shouldTellOfWhatThePromptTellsOf() {
    Story story =
        compose(
                simple(
                    "A young baker named Nora wants to win the village fair with her grandmother's"
                        + " lost recipe.",
                    3))
            .story();

    assertThat(story.characters().getFirst().name()).isEqualTo("Nora");
    assertThat(story.characters().getFirst().role()).isEqualTo("a young baker");
    assertThat(story.characters().getFirst().gender()).isEqualTo("female");
    assertThat(text(story)).contains("won the village fair with her grandmother’s lost recipe");
  }

  @Test
  void shouldGiveCharactersThePartsThatTheirRolesSpeakOf() {
    StoryRequest request =
        new StoryRequest(
            "A quarrel about a well.",
            Optional.of("fairy tale"),
            Optional.of("warm"),
            Length.SHORT,
            List.of(
                new Wanted("Morwen", "an evil sorceress", ""),
                new Wanted("Tibb", "her faithful dog", ""),
                new Wanted("Greta", "a farmer", "female")),
            1,
            "en");

    Plan plan = compose(request).plan();

    assertThat(plan.people().get("rival").name()).isEqualTo("Morwen");
    assertThat(plan.people().get("companion").name()).isEqualTo("Tibb");
    assertThat(plan.people().get("hero").name()).isEqualTo("Greta");
    assertThat(plan.people().get("rival").gender()).isEqualTo(Gender.FEMALE);
  }

  @ParameterizedTest
  @CsvSource({
    "sci-fi, science fiction",
    "Thriller, mystery",
    "Horror, ghost story",
    "Love story, romance",
    "SLICE_OF_LIFE, everyday",
    "space opera, science fiction"
  })
  void shouldKnowOtherNamesOfGenres(String asked, String genre) {
    StoryRequest request =
        new StoryRequest(
            "A day.", Optional.of(asked), Optional.empty(), Length.SHORT, List.of(), 1, "en");

    assertThat(compose(request).story().genre()).isEqualTo(genre);
  }

  @ParameterizedTest
  @CsvSource({
    "A ghost walks in the haunted mansion, ghost story",
    "A dragon guards the castle of a princess, fairy tale",
    "The robots of the space station fall silent, science fiction"
  })
  void shouldTakeTheGenreThatThePromptHintsAt(String prompt, String genre) {
    StoryRequest request =
        new StoryRequest(
            prompt,
            Optional.of("unheard-of"),
            Optional.of("lukewarm"),
            Length.SHORT,
            List.of(),
            1,
            "en");

    assertThat(compose(request).story().genre()).isEqualTo(genre);
  }

  @Test
  void shouldSayWhichLanguagesThereAre() {
    StoryRequest request =
        new StoryRequest(
            "Ein Tag.", Optional.empty(), Optional.empty(), Length.SHORT, List.of(), 1, "de");

    assertThatThrownBy(
            () ->
                new EmbeddedStoryWriter()
                    .write(request, done -> {}, Meter.unlimited(), Cancellation.NEVER))
        .isInstanceOfSatisfying(
            PermanentFailure.class,
            failure -> assertThat(failure.code()).isEqualTo("unsupported_language"))
        .hasMessageContaining("en");
  }

  @Test
  void shouldStopWhenItIsCancelled() {
    assertThatThrownBy(
            () ->
                new EmbeddedStoryWriter()
                    .write(simple("A day.", 1), done -> {}, Meter.unlimited(), () -> true))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void shouldTellHowFarItIs() {
    List<Double> told = new ArrayList<>();

    new EmbeddedStoryWriter()
        .write(simple("A day.", 1), told::add, Meter.unlimited(), Cancellation.NEVER);

    assertThat(told).isSorted().last().isEqualTo(1.0);
  }

  private static StoryRequest simple(String prompt, long seed) {
    return new StoryRequest(
        prompt, Optional.empty(), Optional.empty(), Length.SHORT, List.of(), seed, "en");
  }

  private static Composed compose(StoryRequest request) {
    return EmbeddedStoryWriter.compose(request, done -> {}, Cancellation.NEVER);
  }

  private static String text(Story story) {
    return String.join(" ", story.sentences().map(Story.Sentence::text).toList());
  }
}
