package dev.cadenza.narration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.engines.Voice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CastingTest {
  private static final String NARRATOR = "narrator";

  private static final List<Voice> VOICES =
      List.of(
          voice("a/w1", "female"),
          voice("a/m1", "male"),
          voice("a/m2", "male"),
          voice("b/m3", "male"),
          voice("b/w2", "female"),
          voice("b/w3", "female"),
          voice("b/n1", "neutral"));

  private static final Map<String, String> GENDERS =
      Map.of(
          "ann", "female", "bea", "female", "cleo", "female", "dora", "female", "eva", "female",
          "max", "male", "ned", "male");

  @Test
  void shouldTakeTheFirstVoiceForANarratorAlone() {
    assertThat(cast(List.of(NARRATOR), Map.of())).containsExactly(Map.entry(NARRATOR, "a/w1"));
  }

  @Test
  void shouldLeaveTheOnlyVoiceOfAWomanToHer() {
    assertThat(cast(List.of(NARRATOR, "ann", "max"), Map.of()))
        .containsExactly(
            Map.entry(NARRATOR, "a/m1"), Map.entry("ann", "a/w1"), Map.entry("max", "a/m2"));
  }

  @Test
  void shouldGiveEveryWomanAWomansVoiceOfHerOwn() {
    Map<String, String> cast = cast(List.of(NARRATOR, "ann", "bea", "cleo", "max"), Map.of());

    assertThat(cast)
        .containsEntry("ann", "a/w1")
        .containsEntry("bea", "b/w2")
        .containsEntry("cleo", "b/w3");
    assertThat(cast.values()).doesNotHaveDuplicates();
  }

  @Test
  void shouldGiveTheFirstChoiceToWhoSaysMost() {
    assertThat(cast(List.of("bea", "ann", "ann", "ann", "bea"), Map.of()))
        .containsExactly(Map.entry("bea", "b/w2"), Map.entry("ann", "a/w1"));
  }

  @Test
  void shouldKeepToWhatWasChosenAndGiveItToNobodyElse() {
    Map<String, String> cast =
        cast(List.of(NARRATOR, "ann", "max", "bea"), Map.of("max", "a/w1", NARRATOR, "b/w2"));

    assertThat(cast)
        .containsEntry("max", "a/w1")
        .containsEntry(NARRATOR, "b/w2")
        .containsEntry("ann", "b/w3")
        .containsEntry("bea", "b/n1");
  }

  @Test
  void shouldLetThoseShareAVoiceWhoNeverMeet() {
    List<String> turns = new ArrayList<>(List.of(NARRATOR));
    for (int i = 0; i < 3; i++) {
      turns.addAll(List.of("ann", "bea", "cleo", "dora"));
    }
    turns.add("/");
    turns.addAll(List.of("eva", "dora", "eva", "dora"));

    Map<String, String> cast = cast(turns, Map.of());

    assertThat(List.of(cast.get("ann"), cast.get("bea"), cast.get("cleo"), cast.get("dora")))
        .doesNotHaveDuplicates()
        .isSubsetOf("a/w1", "b/w2", "b/w3", "b/n1");
    assertThat(cast.get("eva")).isIn("a/w1", "b/w2", "b/w3").isNotEqualTo(cast.get("dora"));
  }

  @Test
  void shouldNotShareTheNarratorsVoice() {
    Map<String, String> cast =
        cast(List.of(NARRATOR, "ann", "bea", "cleo", "dora"), Map.of(NARRATOR, "a/w1"));

    assertThat(cast.values().stream().filter("a/w1"::equals)).hasSize(1);
  }

  @Test
  void shouldGiveThoseOfUnknownGenderWhatOthersLeave() {
    assertThat(cast(List.of("x", "ann", "y"), Map.of()))
        .containsEntry("ann", "a/w1")
        .containsEntry("x", "a/m1")
        .containsEntry("y", "a/m2");
  }

  @Test
  void shouldPreferVoicesOfTheSameEngineAndRegion() {
    Voice usual = new Voice("b/1", "1", "en-GB", "male", "b", "draft");
    Voice region = new Voice("b/3", "3", "en-GB", "female", "b", "draft");
    Voice engine = new Voice("b/2", "2", "en-US", "male", "b", "draft");
    Voice other = new Voice("a/1", "1", "en-GB", "male", "a", "draft");

    assertThat(Casting.choice(usual, List.of(other, engine, usual, region)))
        .containsExactly(usual, region, engine, other);
  }

  /** Whatever is said by whom: genders are right, and no voice is used twice while one is free. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void shouldCastAnyTalk(long seed) {
    Random random = new Random(seed);
    List<String> people = new ArrayList<>(GENDERS.keySet().stream().sorted().toList());
    people.add(NARRATOR);
    for (int round = 0; round < 200; round++) {
      List<String> turns = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(20); i++) {
        turns.add(people.get(random.nextInt(people.size())));
      }
      Map<String, String> cast = cast(turns, Map.of());
      for (String gender : List.of("female", "male")) {
        List<String> theirs =
            cast.keySet().stream()
                .filter(it -> gender.equals(GENDERS.get(it)))
                .map(cast::get)
                .toList();
        long fitting =
            VOICES.stream()
                .filter(it -> it.gender().equals(gender) && !it.id().equals(cast.get(NARRATOR)))
                .count();
        assertThat(theirs.stream().distinct().count())
            .isGreaterThanOrEqualTo(Math.min(theirs.size(), fitting));
        assertThat(theirs)
            .allMatch(id -> !genderOf(id).equals(gender.equals("male") ? "female" : "male"))
            .doesNotContain(String.valueOf(cast.get(NARRATOR)));
      }
    }
  }

  private static String genderOf(String id) {
    return VOICES.stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow().gender();
  }

  /** A slash begins another chapter. */
  private static Map<String, String> cast(List<String> turns, Map<String, String> chosen) {
    List<Sentence> sentences = new ArrayList<>();
    for (String turn : turns) {
      if (turn.equals("/")) {
        sentences.add(sentences.removeLast().followedBy(Pause.CHAPTER));
      } else {
        sentences.add(new Sentence(turn, "Words.", Pause.SENTENCE));
      }
    }
    Map<String, Voice> voices = new HashMap<>();
    chosen.forEach(
        (who, id) ->
            voices.put(
                who, VOICES.stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow()));
    Cast cast = Casting.of(VOICES, Script.of(sentences), NARRATOR, GENDERS, voices);
    return cast.voices().entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, it -> it.getValue().id(), (one, _) -> one, LinkedHashMap::new));
  }

  private static Voice voice(String id, String gender) {
    return new Voice(id, id, "en-US", gender, id.substring(0, 1), "draft");
  }
}
