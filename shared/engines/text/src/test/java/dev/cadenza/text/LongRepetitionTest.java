package dev.cadenza.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Java's regular expressions recurse for each turn of a repeated group. A text that repeats itself
 * must not end in a full stack.
 */
final class LongRepetitionTest {
  private static final int TIMES = 1_500;
  private static final long SMALL_STACK = 192 * 1024;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "* ",
        "_",
        "-",
        "- ",
        ",",
        ", ",
        "a.",
        "1,",
        "1.",
        "1 000",
        "12,345",
        "> ",
        ">",
        "|--|",
        "|",
        "[",
        "]",
        "(",
        "[x](y)",
        "![a](b(c))",
        "`",
        "~",
        "#",
        "=",
        "!?",
        "…",
        "<b>",
        "&amp;",
        "\n",
        " ",
        "a b ",
        "\u200d\u2764",
        "http://",
        "@a",
        "$1",
        "M.",
        "IV",
        "'a",
        "a-",
        "/",
        ":",
        "1:",
        "{",
        "\\",
        "«",
        "é",
        "中"
      })
  void shouldReadAnyNumberOfRepetitions(String part) throws InterruptedException {
    read(part.repeat(TIMES));
    read(part.repeat(TIMES / 2) + "x" + part.repeat(TIMES / 2));
  }

  @Test
  void shouldStillKnowARuleAndATable() {
    assertThat(Block.of("One.\n* * *\nTwo."))
        .extracting(Block::text)
        .containsExactly("One.", "Two.");
    assertThat(Block.of("a | b\n---|:--:\n1 | 2")).extracting(Block::text).contains("1 | 2");
  }

  private static void read(String text) throws InterruptedException {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                Block.of(text);
                SpokenText.of(text, "en");
              } catch (RuntimeException | StackOverflowError e) {
                failure.set(e);
              }
            },
            "small stack",
            SMALL_STACK);
    thread.start();
    thread.join();
    assertThat(failure.get()).isNull();
  }
}
