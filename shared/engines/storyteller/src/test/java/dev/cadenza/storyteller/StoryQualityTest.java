package dev.cadenza.storyteller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.engines.story.Story;
import dev.cadenza.engines.story.Story.Paragraph;
import dev.cadenza.engines.story.StoryCharacter;
import dev.cadenza.engines.story.StoryRequest;
import dev.cadenza.engines.story.StoryRequest.Length;
import dev.cadenza.engines.story.StoryRequest.Wanted;
import dev.cadenza.media.Cancellation;
import dev.cadenza.model.Meter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What readers notice, over many prompts: their words, their place, repetition, pronouns. */
final class StoryQualityTest {
  private static final Set<String> SMALL =
      Set.of(
          "a", "an", "the", "she", "me", "write", "funny", "story", "about", "tell", "who", "that",
          "my");
  private static final Set<String> FEMALE =
      Set.of("woman", "aunt", "widow", "headmistress", "governess", "landlady", "grandmother");
  private static final Set<String> MALE = Set.of("man", "gentleman", "schoolmaster");

  static List<String> prompts() throws IOException {
    try (InputStream lines = StoryQualityTest.class.getResourceAsStream("prompts.txt")) {
      return new String(lines.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("prompts")
  void shouldSayWhatThePromptSaysAtTheBeginningAndAtTheEnd(String prompt) {
    for (int seed = 1; seed <= 5; seed++) {
      List<Paragraph> paragraphs = paragraphs(write(prompt, Length.SHORT, seed));

      assertThat(paragraphs.getFirst().text()).satisfies(it -> assertRetold(prompt, it));
      assertThat(paragraphs.getLast().text()).satisfies(it -> assertRetold(prompt, it));
    }
  }

  /** All words but verbs, whose tense may be another, and at most one of them. */
  private static void assertRetold(String prompt, String text) {
    List<String> words =
        words(prompt).stream().filter(word -> !SMALL.contains(word)).distinct().toList();
    List<String> found = words(text);
    List<String> missing = words.stream().filter(word -> !found.contains(word)).toList();
    assertThat(missing)
        .as("missing in %s", text)
        .hasSizeLessThanOrEqualTo(words.size() < 3 ? 0 : 1);
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
        .filter(word -> word.length() > 1)
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "Two robots learn to dance in a flooded city # flooded city",
        "The last library on Mars # Mars",
        "A spy falls asleep on the wrong train # wrong train",
        "A lighthouse keeper who finds a letter # lighthouse",
        "An honest detective hunts a thief in Venice. # Venice",
        "A farmer finds a spaceship in his barn # barn"
      })
  void shouldStayInThePlaceOfThePrompt(String prompt, String place) {
    for (Length length : Length.values()) {
      for (int seed = 1; seed <= 5; seed++) {
        assertThat(write(prompt, length, seed).places())
            .isNotEmpty()
            .allSatisfy(it -> assertThat(it).contains(place));
      }
    }
  }

  /** Of the sentences of a story, few are in another story, and hardly any twice in the same. */
  @ParameterizedTest
  @EnumSource(
      value = Length.class,
      names = {"SHORT", "MEDIUM"})
  void shouldSeldomRepeatASentence(Length length) throws IOException {
    List<List<String>> stories = new ArrayList<>();
    for (String prompt : prompts()) {
      stories.add(sentences(write(prompt, length, stories.size() + 1)));
    }

    List<Double> shares = new ArrayList<>();
    for (int i = 0; i < stories.size(); i++) {
      List<String> one = stories.get(i);
      for (int j = 0; j < stories.size(); j++) {
        if (i != j) {
          Set<String> known = new HashSet<>(stories.get(j));
          shares.add(one.stream().filter(known::contains).count() / (double) one.size());
        }
      }
      assertThat(one.size() - new HashSet<>(one).size()).isLessThanOrEqualTo(one.size() / 25);
    }

    double mean = shares.stream().mapToDouble(it -> it).average().orElseThrow();
    boolean isShort = length == Length.SHORT;
    assertThat(mean).isLessThan(isShort ? 0.07 : 0.12);
    assertThat(shares).allSatisfy(it -> assertThat(it).isLessThan(isShort ? 0.42 : 0.36));
  }

  /** Without names, pronouns and quotation marks, and without the very short ones. */
  private static List<String> sentences(Story story) {
    List<String> names =
        story.characters().stream()
            .map(StoryCharacter::name)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
    return story
        .sentences()
        .map(
            sentence -> {
              String text = sentence.text();
              for (String name : names) {
                text = text.replace(name, "N");
              }
              return text.replaceAll("[“”]", "")
                  .replaceAll("\\b(?:he|she|it|they)\\b", "P")
                  .replaceAll("\\b(?:him|her|them|his|its|their)\\b", "Q");
            })
        .filter(text -> text.split(" ").length >= 5)
        .toList();
  }

  @Test
  void shouldGiveEverybodyThePronounsOfTheirRole() throws IOException {
    int checked = 0;
    for (String prompt : prompts()) {
      for (int seed = 1; seed <= 20; seed++) {
        for (StoryCharacter character : write(prompt, Length.SHORT, seed).characters()) {
          List<String> role = Arrays.asList(character.role().split("[^\\p{L}'’]+"));
          if (role.stream().anyMatch(FEMALE::contains)) {
            assertThat(character.gender()).as(character.role()).isEqualTo("female");
            checked++;
          } else if (role.stream().anyMatch(MALE::contains)) {
            assertThat(character.gender()).as(character.role()).isEqualTo("male");
            checked++;
          }
        }
      }
    }
    assertThat(checked).isGreaterThan(100);
  }

  @Test
  void shouldCallARobotItAndKeepToThatInTheWholeStory() {
    for (int seed = 1; seed <= 30; seed++) {
      Story story = write("A robot learns to dance", Length.SHORT, seed);
      StoryCharacter hero = story.characters().getFirst();
      String name = hero.name();

      assertThat(hero.gender()).isEqualTo("neutral");
      assertThat(texts(story))
          .noneMatch(text -> text.matches(".*\\b" + name + " \\w+ (?:him|her)self\\b.*"))
          .noneMatch(
              text -> text.matches(".*\\b" + name + "[^.“”]* (?:his|her) (?:own|hands?)\\b.*"));
    }
  }

  @Test
  void shouldWriteTheyWithVerbsInThePlural() {
    for (int seed = 1; seed <= 30; seed++) {
      StoryRequest request =
          new StoryRequest(
              "A keeper waits for a ship",
              Optional.empty(),
              Optional.empty(),
              Length.MEDIUM,
              List.of(
                  new Wanted("Sam", "keeper", "neutral"), new Wanted("Kim", "friend", "neutral")),
              seed,
              "en");

      List<String> texts = texts(write(request));

      assertThat(texts).noneMatch(it -> it.matches("(?i).*\\bthey (?:was|is|has|does)\\b.*"));
      assertThat(texts).anyMatch(it -> it.matches("(?i).*\\bthey\\b.*"));
    }
  }

  private static List<String> texts(Story story) {
    return paragraphs(story).stream().map(Paragraph::text).toList();
  }

  private static List<Paragraph> paragraphs(Story story) {
    return story.chapters().stream().flatMap(it -> it.paragraphs().stream()).toList();
  }

  private static Story write(String prompt, Length length, long seed) {
    return write(
        new StoryRequest(
            prompt, Optional.empty(), Optional.empty(), length, List.of(), seed, "en"));
  }

  private static Story write(StoryRequest request) {
    return new EmbeddedStoryWriter()
        .write(request, done -> {}, Meter.unlimited(), Cancellation.NEVER);
  }
}
