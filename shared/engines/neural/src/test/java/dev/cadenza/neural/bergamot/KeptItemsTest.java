package dev.cadenza.neural.bergamot;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptItemsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "See https://example.com/a?b=1. | https://example.com/a?b=1",
        "(www.example.com), then | www.example.com",
        "Mail a.b@c.example, please. | a.b@c.example",
        "{a} {{b c}} ${d} $e | {a} {{b c}} ${d} $e",
        "%s, %1$s, %5.2f and %(name)s | %s %1$s %5.2f %(name)s",
        "50% off, 100 % sure | 50% 100 %",
        "a <b>c</b><i>d</i> e | <b> </b><i> </i>",
        "3 < 4 and 5 > 2 | 3 4 5 2",
        "Run `a b` now | `a b`",
        "ask @maria of #music | @maria #music",
        "my_file, /usr/bin/java, ~/x/y.txt, C:\\a\\b, README.md | my_file /usr/bin/java ~/x/y.txt C:\\a\\b README.md",
        "and/or e.g. this | ''",
        "12 kg, 1.8 m and €20 or 30 £ | 12 kg 1.8 m €20 30 £",
        "at 10:30 in 2024 | 10:30 2024",
        "the 5th of B2B | 5",
        "1,299.99 | 1,299.99",
      })
  void shouldFind(String sentence, String items) {
    assertThat(KeptItems.of(sentence, _ -> true).stream().map(KeptItem::text).collect(joining(" ")))
        .isEqualTo(items);
  }

  @Test
  void shouldFindWhatTheModelDoesNotKnow() {
    assertThat(
            KeptItems.of(
                "I love 日本語, 😀😀! And `code`👍🏽.", text -> text.chars().allMatch(c -> c < 128)))
        .extracting(KeptItem::text)
        .containsExactly("日本語", "😀😀", "`code`👍🏽");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "It costs €20. | Custa 20 euros. | ''",
        "It costs £20. | Custa 20 euros. | £20",
        "It costs $1,299.99. | Custa US $ 1.299,99. | ''",
        "It costs 1,299.99. | Custa 1.299.99. | 1,299.99",
        "It is 300,000 km long. | Tem 300000 km. | ''",
        "He has 3 dogs. | Ele tem três cães. | 3",
        "He has 3 dogs. | Ele tem 3 cães. | ''",
        "Come at 7 p.m. | Venha às 19:00. | ''",
        "Come at 7:45 pm | Venha às 19:45 | ''",
        "Come at 7 a.m. | Venha às 19:00. | 7",
        "It weighs 12 kg. | Pesa 12 kg. | ''",
        "It weighs 12 kg. | Pesa 12 libras. | 12 kg",
        "{a} and {a} | {a} e | {a} {a}",
        "<b>a</b> c | c <b></b> | <b> </b>",
        "<b>a</b> c | <b>x</b> y | ''",
      })
  void shouldTellWhatATranslationLacks(String sentence, String translation, String lost) {
    KeptCheck check = new KeptCheck(sentence, KeptItems.of(sentence, _ -> true));

    assertThat(check.lost(translation).stream().map(KeptItem::text).collect(joining(" ")))
        .isEqualTo(lost);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "This is <b>very</b> good. | This is X1 very X2 good. | É X1 muito X2 bom. | É <b>muito</b> bom.",
        "Hello {a}! | Hello X1! | Olá X1! | Olá {a}!",
        "X1 {a} | X1 X2 | X1 X2 | X1 {a}",
        "Hello {a}! | Hello X1! | Olá! | ''",
        "Hello {a}! | Hello X1! | Olá X1 X1! | ''",
        "Hello {a}! | Hello X1! | Olá X10! | ''",
      })
  void shouldPutItemsBack(String sentence, String named, String translation, String restored) {
    StandIns standIns = new StandIns(sentence, KeptItems.of(sentence, _ -> true));

    assertThat(standIns.text()).isEqualTo(named);
    assertThat(standIns.restore(translation).orElse("")).isEqualTo(restored);
  }
}
