package dev.cadenza.cli.remote;

import static java.util.Objects.requireNonNull;

import dev.cadenza.cli.console.Terminal;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * The environment of a command.
 *
 * @param terminal for requested output
 * @param notes for progress and remarks when the terminal is a file or a pipe
 * @param keyboard for prompts, if available
 */
public record Shell(
    Terminal terminal,
    Terminal notes,
    InputStream input,
    Map<String, String> environment,
    Optional<Keyboard> keyboard) {
  /** A prompt for users. */
  public interface Keyboard {
    String line(String prompt);

    /** Without echo. */
    String secret(String prompt);
  }

  public Shell {
    requireNonNull(terminal, "terminal");
    requireNonNull(notes, "notes");
    requireNonNull(input, "input");
    environment = Map.copyOf(environment);
    requireNonNull(keyboard, "keyboard");
  }

  /** The shell of this process. */
  public static Shell system(Terminal terminal) {
    return new Shell(
        terminal,
        new Terminal(System.err, false, terminal.width()),
        System.in,
        System.getenv(),
        Optional.ofNullable(System.console()).filter(Console::isTerminal).map(Shell::keyboard));
  }

  private static Keyboard keyboard(Console console) {
    return new Keyboard() {
      @Override
      public String line(String prompt) {
        return Optional.ofNullable(console.readLine("%s", prompt)).orElse("");
      }

      @Override
      public String secret(String prompt) {
        return Optional.ofNullable(console.readPassword("%s", prompt)).map(String::new).orElse("");
      }
    };
  }

  /** The output for progress. */
  Terminal narration() {
    return terminal.interactive() ? terminal : notes;
  }

  /** All of standard input, as text. */
  public String readAll() {
    try {
      return new String(input.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read standard input", e);
    }
  }

  /** The first line of standard input, with any line end. */
  String readLine() {
    return readAll().lines().findFirst().orElse("");
  }
}
