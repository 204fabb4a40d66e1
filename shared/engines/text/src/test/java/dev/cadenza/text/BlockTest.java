package dev.cadenza.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BlockTest {
  @Test
  void shouldTellHeadingsItemsAndRowsApart() {
    String text =
        """
        # The plan
        We begin
        today.

        Bring:
        - bread
        - cheese
        1. First
        2) Second

        | Name | Price |
        |------|------:|
        | Tea  | $5    |

        Old style
        =========
        > Quoted.

        ```java
        int x;
        ```
        [docs]: https://example.com/docs
        ---
        The end.
        """;

    assertThat(Block.of(text))
        .containsExactly(
            new Block("# The plan", true),
            new Block("We begin\ntoday.", true),
            new Block("Bring:", false),
            new Block("- bread", false),
            new Block("- cheese", false),
            new Block("1. First", false),
            new Block("2) Second", true),
            new Block("| Name | Price |", false),
            new Block("| Tea  | $5    |", true),
            new Block("Old style", true),
            new Block("> Quoted.", true),
            new Block("int x;", true),
            new Block("The end.", true));
  }

  @Test
  void shouldKeepPlainTextAsItIs() {
    assertThat(Block.of("One line\nand another.\r\n\r\nA second - with a dash.\r#1 is no heading"))
        .containsExactly(
            new Block("One line\nand another.", true),
            new Block("A second - with a dash.\n#1 is no heading", true));
    assertThat(Block.of("\n \n")).isEmpty();
  }
}
