package dev.cadenza.storyteller.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.storyteller.language.Inflection;
import dev.cadenza.storyteller.library.Goal;
import dev.cadenza.storyteller.library.Library;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PromptReaderTest {
  private final PromptReader reader = new PromptReader(Library.get(), new Inflection());

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      nullValues = "-",
      value = {
        "A lighthouse keeper finds a message in a bottle. # - # a lighthouse keeper # learn the truth about the message # the lighthouse",
        "A young baker named Nora wants to win the village fair. # Nora # a young baker # win the village fair # -",
        "A girl and her robot explore a sunken city # - # a girl # explore a sunken city # the sunken city",
        "Captain Ada must save the last garden on the moonbase before it closes. # Ada # a captain # save the last garden on the moonbase # the moonbase",
        "A retired detective named Martin hunts a thief in an old hotel. # Martin # a retired detective # hunt a thief in an old hotel # the old hotel",
        "qwerty # - # - # find out what the words meant # -"
      })
  void shouldReadWhatAPromptSays(
      String prompt, String name, String role, String wish, String place) {
    Premise premise = reader.read(prompt);

    assertThat(premise.name()).isEqualTo(Optional.ofNullable(name));
    assertThat(premise.role()).isEqualTo(Optional.ofNullable(role));
    assertThat(premise.goal().map(Goal::wish)).isEqualTo(Optional.ofNullable(wish));
    assertThat(premise.place()).isEqualTo(Optional.ofNullable(place));
  }

  @Test
  void shouldInflectTheWish() {
    Inflection inflection = new Inflection();

    assertThat(inflection.pastParticiple("steal the crown")).isEqualTo("stolen the crown");
    assertThat(inflection.gerund("win the fair")).isEqualTo("winning the fair");
  }
}
