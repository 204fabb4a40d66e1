package dev.cadenza.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PronunciationsTest {
  @Test
  void shouldReplaceWholeWordsTheLongestFirst() {
    Pronunciations some =
        of(entry("York", "yolk"), entry("New York", "noo york"), entry("Ivo", "eevo"));

    assertThat(said("New  York, York and Yorkshire.", some))
        .isEqualTo("noo york, yolk and Yorkshire.");
    assertThat(said("Ivo, IVO's, ivory, naïvo.", some)).isEqualTo("eevo, eevo's, ivory, naïvo.");
  }

  @Test
  void shouldMatchCaseIfAsked() {
    Pronunciations some =
        of(new Pronunciations.Entry("Polish", "poelish", "", true), entry("ÉCLAIR", "eyclair"));

    assertThat(said("Polish polish. Éclair éclair.", some))
        .isEqualTo("poelish polish. eyclair eyclair.");
  }

  @Test
  void shouldUseTheFirstEntryForAWord() {
    assertThat(said("Read it.", of(entry("read", "reed"), entry("Read", "red"))))
        .isEqualTo("reed it.");
  }

  @Test
  void shouldApplyToTextsOfItsLanguage() {
    Pronunciations some = of(new Pronunciations.Entry("chat", "shah", "fr-CA", false));

    assertThat(said("chat", "fr-FR", some)).isEqualTo("shah");
    assertThat(said("chat", "en-US", some)).isEqualTo("chat");
    assertThat(said("chat", "", of(entry("chat", "shah")))).isEqualTo("shah");
  }

  @Test
  void shouldTakeWordsWithSigns() {
    Pronunciations some = of(entry("C++", "see plus plus"), entry(".NET", "dot net"));

    assertThat(said("C++ and .NET!", some)).isEqualTo("see plus plus and dot net!");
  }

  @Test
  void shouldLeaveMarksAndAddressesAlone() {
    Pronunciations some = of(entry("sql", "sequel"), entry("sequel", "wrong"));

    assertThat(
            said("[say: SQL | s q l], SQL, see https://sql.example.com or a.sql@example.org", some))
        .isEqualTo("s q l, sequel, see sql dot example dot com or a dot sql at example dot org");
  }

  @Test
  void shouldReadItsOtherWordsAsText() {
    assertThat(said("Take A7.", of(entry("A7", "item no. 7"))))
        .isEqualTo("Take item number seven.");
  }

  @Test
  void shouldKeepTheWrittenWords() {
    SpokenText spoken =
        SpokenText.of(
            "The ACME Corp wins.", "en", Scripts.of("en"), of(entry("ACME Corp", "acme")));

    assertThat(spoken.text()).isEqualTo("The acme wins.");
    assertThat(spoken.written()).isEqualTo("The ACME Corp wins.");
    assertThat(spoken.words()).contains(new SpokenText.Word("acme", 1, 2));
  }

  @Test
  void shouldGiveWordsOfOtherScriptsToAVoice() {
    assertThat(said("The word мир.", of(entry("мир", "meer")))).isEqualTo("The word meer.");
  }

  @Test
  void shouldTakeManyEntries() {
    Pronunciations many =
        new Pronunciations(
            IntStream.range(0, 500).mapToObj(it -> entry("word" + it, "say " + it)).toList());

    assertThat(said("A word17 is not a word, and word499 is one.", many))
        .isEqualTo("A say seventeen is not a word, and say four hundred ninety-nine is one.");
  }

  private static Pronunciations.Entry entry(String word, String say) {
    return new Pronunciations.Entry(word, say, "", false);
  }

  private static Pronunciations of(Pronunciations.Entry... entries) {
    return new Pronunciations(List.of(entries));
  }

  private static String said(String text, Pronunciations some) {
    return said(text, "en", some);
  }

  private static String said(String text, String language, Pronunciations some) {
    return SpokenText.of(text, language, Scripts.of(language), some).text();
  }
}
