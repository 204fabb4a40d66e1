package dev.cadenza.engines.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GivenNamesTest {
  @ParameterizedTest
  @CsvSource({
    "anna, en, female",
    "Ben, en, male",
    "MARÍA, es, female",
    "maria, en, female",
    "Jürgen, de, male",
    "Jurgen, de, male",
    "Sofía Núñez, es, female",
    "Мария, ru, female",
    "Jean, fr, male",
    "Jean, en, female",
    "Andrea, it, male",
    "Andrea, de, female",
    "Mary King, en, female",
    "Mr. Rose, en, male",
    "Aunt Robin, en, female",
    "Captain Ada Lovelace, en, female",
    "the old woman, en, female",
    "the baker's wife, en, female",
    "a fisherman, en, male",
    "Anna's brother, en, male",
    "grandma, en, female",
    "die Königin, de, female",
    "el señor, es, male"
  })
  void shouldTellWhoseNameItIs(String name, String language, String gender) {
    assertThat(GivenNames.gender(name, language)).contains(gender);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Kim", "Robin", "Zorblax", "speaker 1", "a doctor", "the human", "", "数字"})
  void shouldNotGuessWhenANameTellsNothing(String name) {
    assertThat(GivenNames.gender(name, "en")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "a retired policewoman, female",
    "the king of the north, male",
    "the mother of the king, female",
    "a keeper who lost his daughter, ''",
    "the captain's daughter, female",
    "a teacher, ''"
  })
  void shouldTellWhatAWordForSomebodySays(String description, String gender) {
    assertThat(GivenNames.ofWords(description).orElse("")).isEqualTo(gender);
  }

  @ParameterizedTest
  @CsvSource({"Zyrelva, en, female", "Zyrelva, ja, ''", "Joshua, en, ''", "Sasha, en, ''"})
  void shouldGuessByTheEndingOfNamesThatItDoesNotKnow(String name, String language, String gender) {
    assertThat(GivenNames.byEnding(name, language).orElse("")).isEqualTo(gender);
  }
}
