package dev.cadenza.text.marks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.text.Scripts;
import dev.cadenza.text.SpokenText;
import dev.cadenza.text.marks.TextMarks.Piece;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TextMarksTest {
  @Test
  void shouldSplitATextAtItsPauses() {
    assertThat(TextMarks.pieces("One [pause 500ms] two.[PAUSE: 1.5 s]\nThree"))
        .containsExactly(new Piece("One ", 0.5), new Piece(" two.", 1.5), new Piece("\nThree", 0));
    assertThat(TextMarks.pieces("No [sic] mark.")).containsExactly(new Piece("No [sic] mark.", 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[pause 100ms]",
        "[pause 10s]",
        "[pause 0.1s]",
        "[ Pause : 250 MS ]",
        "[say: SQL | sequel]",
        "[say:St. Ives|Saint Ives]",
        "[ipa: tomato | təˈmeɪtoʊ]",
        "[IPA:bon vin|/bɔ̃ vɛ̃/]",
        "[ipa: ciao | ˈtʃa.o]",
        "[sic] and [1] and [Anna] and [Music] and [pauses] and [saying so] and [say-so]",
        "[anna] Hello. [a link](https://example.com)",
        "pause 500ms, say: a | b"
      })
  void shouldAcceptMarksAndOtherBrackets(String text) {
    assertThat(TextMarks.fault(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Wait [pause abc] here.; \"[pause abc]\" is not a valid mark. Write [pause 500ms] or [pause 2s].",
        "[pause]; \"[pause]\" is not a valid mark. Write [pause 500ms] or [pause 2s].",
        "[pause 500]; \"[pause 500]\" is not a valid mark. Write [pause 500ms] or [pause 2s].",
        "[pause 99ms]; \"[pause 99ms]\" is not a valid mark. Pause between 100ms and 10s.",
        "[pause 10.1s]; \"[pause 10.1s]\" is not a valid mark. Pause between 100ms and 10s.",
        "[pause 1s; \"[pause 1s\" is not a valid mark. Write [pause 500ms] or [pause 2s].",
        "[say: SQL]; \"[say: SQL]\" is not a valid mark. Write [say: SQL | sequel], with at most 100 characters on each side.",
        "[say SQL | sequel]; \"[say SQL | sequel]\" is not a valid mark. Write [say: SQL | sequel], with at most 100 characters on each side.",
        "[say: | sequel]; \"[say: | sequel]\" is not a valid mark. Write [say: SQL | sequel], with at most 100 characters on each side.",
        "[ipa: SQL]; \"[ipa: SQL]\" is not a valid mark. Write [ipa: tomato | təˈmeɪtoʊ], with at most 100 characters on each side.",
        "[ipa: a | ˈ]; \"[ipa: a | ˈ]\" is not a valid mark. \"ˈ\" has characters that are not of the International Phonetic Alphabet.",
        "[ipa: SQL | SeekweL]; \"[ipa: SQL | SeekweL]\" is not a valid mark. \"SeekweL\" has characters that are not of the International Phonetic Alphabet.",
        "[say: a | b | c]; \"[say: a | b | c]\" is not a valid mark. Write [say: SQL | sequel], with at most 100 characters on each side.",
      })
  void shouldNameTheMarkThatIsWrongAndTheRightForm(String text, String fault) {
    assertThat(TextMarks.fault(text)).contains(fault);
  }

  @Test
  void shouldRefuseLongWords() {
    assertThat(TextMarks.fault("[say: a | " + "b".repeat(100) + "]")).isEmpty();
    assertThat(TextMarks.fault("[say: a | " + "b".repeat(101) + "]")).isPresent();
  }

  @Test
  void shouldTellTheWrittenFromTheHeard() {
    String text = "Use [say: SQL | sequel] [pause 1s] now, [sic].";

    assertThat(TextMarks.written(text)).isEqualTo("Use SQL  now, [sic].");
    assertThat(TextMarks.heard(text)).isEqualTo("Use sequel  now, [sic].");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "es", "pt", "fr", "de", "it", "ru", "mul"})
  void shouldKeepPhonemesInEveryLanguage(String language) {
    SpokenText spoken =
        SpokenText.of(
            "1. [ipa: to go | tə ˈɡoʊ/], \"[ipa: MP3 | ˈɛm]\"!", language, Scripts.of(language));

    assertThat(spoken.writtenWords()).containsExactly("1.", "to", "go,", "\"MP3\"!");
    List<String> phonetic =
        spoken.words().stream().map(SpokenText.Word::text).filter(PhoneticWord::in).toList();
    assertThat(phonetic).hasSize(2);
    assertThat(phonetic.getFirst()).endsWith(",");
    assertThat(PhoneticWord.ipa(phonetic.getFirst().replace(",", ""))).isEqualTo("tə ˈɡoʊ");
    assertThat(SpokenText.of("[ipa: MP3 | ˈɛm]", language).isSpeakable()).isTrue();
    assertThat(TextMarks.heard("Say [ipa: tomato | təˈmeɪtoʊ].")).isEqualTo("Say tomato.");
    assertThat(TextMarks.hasPhonemes("Say [ipa: tomato | təˈmeɪtoʊ].")).isTrue();
    assertThat(TextMarks.hasPhonemes("Say [say: SQL | sequel].")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | I use [say: SQL ¦ sequel] 2 times. | I use sequel two times.",
        "es | Uso [say: SQL ¦ sicuel] 2 veces. | Uso sicuel dos veces.",
        "pt | Uso [say: SQL ¦ siquel] 2 vezes. | Uso siquel dois vezes.",
        "fr | Voici [say: SQL ¦ sicouelle] et 2 chats. | Voici sicouelle et deux chats.",
        "de | Mit [say: SQL ¦ Siekwel] und 2 Hunden. | Mit Siekwel und zwei Hunden.",
        "it | Uso [say: SQL ¦ siquel] 2 volte. | Uso siquel due volte.",
        "ru | Вот [say: SQL ¦ сиквел] тут. | Вот сиквел тут.",
      })
  void shouldSpeakOtherWordsInEveryLanguage(String language, String written, String spoken) {
    assertThat(SpokenText.of(written.replace('¦', '|'), language).text()).isEqualTo(spoken);
  }

  @Test
  void shouldKeepTheWrittenWordsOfAMark() {
    SpokenText spoken = SpokenText.of("Ask [say: Dr. No | doctor nine] now.", "en");

    assertThat(spoken.written()).isEqualTo("Ask Dr. No now.");
    assertThat(spoken.writtenWords()).containsExactly("Ask", "Dr.", "No", "now.");
    assertThat(spoken.words())
        .containsExactly(
            new SpokenText.Word("Ask", 0, 0),
            new SpokenText.Word("doctor", 1, 2),
            new SpokenText.Word("nine", 1, 2),
            new SpokenText.Word("now.", 3, 3));
  }
}
