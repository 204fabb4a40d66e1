package dev.cadenza.storyteller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.engines.story.Story.Paragraph;
import dev.cadenza.engines.story.Story.Sentence;
import dev.cadenza.storyteller.Person.Manner;
import dev.cadenza.storyteller.language.Gender;
import dev.cadenza.storyteller.language.Template;
import dev.cadenza.storyteller.library.Library;
import dev.cadenza.storyteller.library.Passage;
import dev.cadenza.storyteller.library.Place;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TemplateTest {
  private final World world = new World();

  @BeforeEach
  void cast() {
    world.cast(new Person("hero", "Ann", "an actor", Gender.FEMALE, Manner.BRISK));
    world.cast(new Person("companion", "Bea", "a singer", Gender.FEMALE, Manner.BRISK));
    world.cast(new Person("rival", "Carl", "an owl", Gender.MALE, Manner.BRISK));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "{Hero} sat. {He:hero} slept. # Ann sat. She slept.",
        "{Hero} saw {companion}. {He:hero} slept. # Ann saw Bea. Ann slept.",
        "{Hero} saw {rival}. {He:hero} slept, and {he:rival} woke. # Ann saw Carl. She slept, and he woke.",
        "{Companion} took {his:hero} hat and {his:companion} own. # Bea took Ann’s hat and Bea’s own.",
        "{Hero} asked {rival} to help {him:hero}. # Ann asked Carl to help her."
      })
  void shouldUsePronounsOnlyWhereTheyAreClear(String template, String text) {
    assertThat(tell(template).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "FEMALE, she was she had her her herself",
    "MALE, he was he had his him himself",
    "NEUTRAL, they were they had their them themselves",
    "THING, it was it had its it itself"
  })
  void shouldHaveEveryFormOfAPronoun(Gender gender, String forms) {
    world.cast(new Person("hero", "Ann", "an actor", gender, Manner.BRISK));

    String text =
        tell("{hero} {he:hero} was {he:hero} had {his:hero} {him:hero} {himself:hero}").text();

    assertThat(text).isEqualTo("Ann " + forms);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "She was a {x}. # apple # She was an apple.",
        "She was an {x}. # hour # She was an hour.",
        "She was an {x}. # unicorn # She was a unicorn.",
        "She was a {x}. # honest man # She was an honest man.",
        "She was an {x}. # European # She was a European.",
        "An {x} came. # one-eyed cat # A one-eyed cat came.",
        "A {x} came. # unlit lamp # An unlit lamp came."
      })
  void shouldChooseTheArticleBySound(String template, String word, String text) {
    world.word("x", word);

    assertThat(tell(template).text()).isEqualTo(text);
  }

  @Test
  void shouldKnowWhoSpeaks() {
    Paragraph paragraph = tell("[hero: no,] said {hero}. [hero: Not I. Ask {rival*}.]");

    assertThat(paragraph.sentences())
        .containsExactly(
            new Sentence("“No,”", "Ann"),
            new Sentence("said Ann.", ""),
            new Sentence("“Not I.", "Ann"),
            new Sentence("Ask Carl.”", "Ann"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{hero", "(a|b", "[hero: no", "[nobody]", "a) b] c("})
  void shouldRefuseWhatIsNotClosed(String template) {
    assertThatThrownBy(() -> Template.parse(template)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldBeToldOnlyWhereEverybodyInItIs() {
    Passage passage = Passage.of("talk", List.of(), List.of("{Hero} saw {companion}."));
    Passage memory = Passage.of("talk", List.of(), List.of("{Hero} missed {companion*}."));
    world.enter(
        new Place("the inn", false, true, "a cook", List.of(), List.of(), List.of(), "a"),
        List.of());

    assertThat(world.fits(passage)).isFalse();
    assertThat(world.fits(memory)).isTrue();
    world.happen(Effect.parse("joins:companion"));
    assertThat(world.fits(passage)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"closes:fear", "leaves:companion", "goes:rival", "no-longer:rain"})
  void shouldNotLetHappenWhatCannot(String effect) {
    assertThatThrownBy(() -> world.happen(Effect.parse(effect)))
        .isInstanceOf(IllegalStateException.class);
  }

  private Paragraph tell(String template) {
    Library library = Library.get();
    Chance chance = Chance.of(1);
    return Telling.narrate(Template.parse(template), world, new Speech(library, chance), chance);
  }
}
