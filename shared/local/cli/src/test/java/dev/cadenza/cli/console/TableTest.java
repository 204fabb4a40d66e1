package dev.cadenza.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void shouldAlignColumnsWithTheirWidestCell() {
    Table table = new Table("Job", "Audio").row("text to speech", "31.2 s").row("stt", "7 s");
    assertThat(table.lines())
        .containsExactly(
            "Job             Audio",
            "──────────────  ──────",
            "text to speech  31.2 s",
            "stt             7 s");
  }

  @Test
  void shouldRefuseARowOfAnotherLength() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Table("One", "Two").row("only one"));
  }
}
