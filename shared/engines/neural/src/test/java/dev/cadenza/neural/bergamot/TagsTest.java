package dev.cadenza.neural.bergamot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Isto é <b>muito</b> bom. | Isto é muito bom. | This is very good. | This is <b>very</b> good.",
        "<p>Olá, mundo!</p> | Olá, mundo! | Hello, world! | <p>Hello, world!</p>",
        "Clique <b>aqui</b>, já. | Clique aqui, já. | Click here, now. | Click <b>here</b>, now.",
        "um<br>dois | um dois | one two | one <br>two",
        "a <i></i> b | a b | x y | x <i></i>y",
        "<b>a</b> | a | x y z | <b>x y z</b>",
        "a b c <b>d</b> | a b c d | x | x<b></b>",
      })
  void shouldPutTagsAfterTheSameShareOfWords(
      String sentence, String text, String translation, String tagged) {
    Tags tags = new Tags(sentence);

    assertThat(tags.text()).isEqualTo(text);
    assertThat(tags.into(translation).replaceAll("<[^>]*>", "").split(" +"))
        .isEqualTo(translation.split(" +"));
    assertThat(tags.into(translation)).isEqualTo(tagged);
  }
}
