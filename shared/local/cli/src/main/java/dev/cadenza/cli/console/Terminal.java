package dev.cadenza.cli.console;

import static java.util.Objects.requireNonNull;

import java.io.Console;
import java.io.PrintStream;
import java.util.Optional;

/**
 * The output of a command.
 *
 * @param interactive whether a line can be overwritten
 * @param width in columns
 */
public record Terminal(PrintStream out, boolean interactive, int width) {
  private static final int USUAL_WIDTH = 80;

  public Terminal {
    requireNonNull(out, "out");
    if (width < 1) {
      throw new IllegalArgumentException("width must be positive: " + width);
    }
  }

  public static Terminal system() {
    boolean interactive =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    return new Terminal(System.out, interactive, width(System.getenv("COLUMNS")));
  }

  public void line(String text) {
    out.println(text);
  }

  public void blank() {
    out.println();
  }

  private static int width(String columns) {
    return columns != null && columns.matches("[1-9][0-9]{0,3}")
        ? Integer.parseInt(columns)
        : USUAL_WIDTH;
  }
}
