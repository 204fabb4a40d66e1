package dev.cadenza.neural.bergamot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.engines.LanguagePair;
import dev.cadenza.engines.Translator;
import dev.cadenza.engines.glossary.GlossaryTranslator;
import dev.cadenza.jobs.parameters.terms.GlossaryEntry;
import dev.cadenza.media.Cancellation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A neural translator copies the names that stand for the terms of a glossary. */
final class GlossaryTest {
  private static final LanguagePair PAIR = new LanguagePair("en", "pt");

  private static final List<GlossaryEntry> GLOSSARY =
      List.of(
          new GlossaryEntry("Cadenza", Optional.empty()),
          new GlossaryEntry("dead letter queue", Optional.of("fila de descarte")),
          new GlossaryEntry("train", Optional.of("comboio")),
          new GlossaryEntry("breakfast", Optional.of("pequeno-almoço")));

  private static Translator bergamot;

  @BeforeAll
  static void find() {
    InstalledModels.folder("bergamot-en-pt");
    bergamot = BergamotTranslator.find(System.getenv()).orElseThrow();
  }

  @Test
  void shouldTranslateTermsAsGiven() throws Exception {
    GlossaryTranslator translator = (GlossaryTranslator) GlossaryTranslator.of(bergamot, GLOSSARY);
    List<String> said =
        List.of(
            "The train leaves at nine in the morning.",
            "We take the train to Lisbon every Friday.",
            "Two trains were late yesterday.",
            "Cadenza sends the message to the dead letter queue.",
            "Have you tried Cadenza yet?",
            "After breakfast she missed the train.",
            "Breakfast is served in the dining room.");

    List<String> translated = translator.translate(said, PAIR, Cancellation.NEVER);

    assertThat(translated.get(0)).contains("comboio").doesNotContain("trem");
    assertThat(translated.get(1)).contains("comboio");
    assertThat(translated.get(2)).contains("comboios");
    assertThat(translated.get(3)).contains("Cadenza", "fila de descarte");
    assertThat(translated.get(4)).contains("Cadenza");
    assertThat(translated.get(5)).contains("pequeno-almoço", "comboio");
    assertThat(translated.get(6)).startsWith("Pequeno-almoço");
    assertThat(translator.missed()).isZero();
    assertThat(String.join(" ", translated)).doesNotContainPattern("(?i)zorvex|quilbrim");
  }
}
