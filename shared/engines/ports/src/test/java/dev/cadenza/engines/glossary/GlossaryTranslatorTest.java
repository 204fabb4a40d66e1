package dev.cadenza.engines.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.engines.LanguagePair;
import dev.cadenza.engines.Translator;
import dev.cadenza.jobs.parameters.terms.GlossaryEntry;
import dev.cadenza.media.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class GlossaryTranslatorTest {
  private static final LanguagePair PAIR = new LanguagePair("en", "es");
  private static final List<GlossaryEntry> GLOSSARY =
      List.of(
          new GlossaryEntry("Cadenza", Optional.empty()),
          new GlossaryEntry("dead letter", Optional.of("mensaje muerto")),
          new GlossaryEntry("dead letter queue", Optional.of("cola de descartes")),
          new GlossaryEntry("train", Optional.of("ferrocarril")));

  private final List<String> sent = new ArrayList<>();

  /** Translates words by a list, and copies others, unless they are changed. */
  private Translator dictionary(Map<String, String> words, UnaryOperator<String> change) {
    return new Translator() {
      @Override
      public String name() {
        return "dictionary";
      }

      @Override
      public Set<LanguagePair> pairs() {
        return Set.of(PAIR);
      }

      @Override
      public List<String> translate(
          List<String> sentences, LanguagePair pair, Cancellation cancellation) {
        sent.addAll(sentences);
        return sentences.stream()
            .map(
                sentence -> {
                  String text = sentence;
                  for (Map.Entry<String, String> word : words.entrySet()) {
                    text = text.replaceAll("(?i)\\b" + word.getKey() + "\\b", word.getValue());
                  }
                  return change.apply(text);
                })
            .toList();
      }
    };
  }

  private List<String> translated(Translator translator, String... sentences) throws Exception {
    return GlossaryTranslator.of(translator, GLOSSARY)
        .translate(List.of(sentences), PAIR, Cancellation.NEVER);
  }

  @Test
  void shouldTranslateTermsAsGiven() throws Exception {
    Translator translator =
        dictionary(
            Map.of("the", "el", "train", "tren", "leaves", "sale", "cadenza", "cadencia"),
            UnaryOperator.identity());

    assertThat(
            translated(
                translator,
                "The train leaves.",
                "Cadenza leaves the dead letter queue.",
                "The trains, the TRAIN.",
                "The strain leaves."))
        .containsExactly(
            "el ferrocarril sale.",
            "Cadenza sale el cola de descartes.",
            "el ferrocarriles, el ferrocarril.",
            "el strain sale.");
    assertThat(sent).hasSize(4).noneMatch(text -> text.matches("(?i).*(\\btrain|cad).*"));
  }

  @Test
  void shouldBeginASentenceWithACapital() throws Exception {
    assertThat(translated(dictionary(Map.of("leaves", "sale"), it -> it), "Train leaves."))
        .containsExactly("Ferrocarril sale.");
  }

  @Test
  void shouldReplaceTheUsualTranslationIfANameIsLost() throws Exception {
    Translator losing =
        dictionary(
            Map.of("train", "tren", "leaves", "sale"), text -> text.replaceAll("Zorvex ?", ""));

    assertThat(translated(losing, "A train leaves.")).containsExactly("A ferrocarril sale.");
  }

  @Test
  void shouldCountWhatItCouldNotReplace() throws Exception {
    Translator losing = dictionary(Map.of(), text -> text.contains(" ") ? "nada" : "otra");
    Translator translator = GlossaryTranslator.of(losing, GLOSSARY);

    assertThat(
            translator.translate(
                List.of("A train leaves.", "Nothing here."), PAIR, Cancellation.NEVER))
        .containsExactly("nada", "nada");
    assertThat(((GlossaryTranslator) translator).missed()).isEqualTo(1);
    assertThat(GlossaryTranslator.report(translator))
        .hasValueSatisfying(it -> assertThat(it).endsWith(": 1"));
    assertThat(GlossaryTranslator.report(losing)).isEmpty();
  }

  @Test
  void shouldBeTheTranslatorItselfWithoutEntries() {
    Translator translator = dictionary(Map.of(), it -> it);

    assertThat(GlossaryTranslator.of(translator, List.of())).isSameAs(translator);
  }
}
