package dev.cadenza.cli.remote;

import dev.cadenza.cli.Cadenza;
import dev.cadenza.cli.console.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

/** Runs commands like a script: without a terminal, and with separate streams. */
final class CommandRun {
  /** How a command ended. */
  record Outcome(int code, String out, String err) {
    List<String> errors() {
      return err.lines().toList();
    }
  }

  private final Path session;
  private final Deque<String> typed = new ArrayDeque<>();
  private String input = "";

  CommandRun(Path session) {
    this.session = session;
  }

  CommandRun input(String text) {
    input = text;
    return this;
  }

  /** Puts a person at the keyboard who answers so. */
  CommandRun typing(String... answers) {
    typed.addAll(List.of(answers));
    return this;
  }

  Outcome run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream notes = new ByteArrayOutputStream();
    StringWriter errors = new StringWriter();
    Terminal terminal = terminal(out);
    Shell shell =
        new Shell(
            terminal,
            terminal(notes),
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            Map.of("CADENZA_SESSION", session.toString()),
            keyboard());
    CommandLine commandLine =
        Cadenza.commandLine(terminal, shell)
            .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
            .setErr(new PrintWriter(errors, true));
    int code = commandLine.execute(arguments);
    return new Outcome(
        code,
        out.toString(StandardCharsets.UTF_8),
        notes.toString(StandardCharsets.UTF_8) + errors);
  }

  private static Terminal terminal(ByteArrayOutputStream bytes) {
    return new Terminal(new PrintStream(bytes, true, StandardCharsets.UTF_8), false, 80);
  }

  private Optional<Shell.Keyboard> keyboard() {
    if (typed.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Shell.Keyboard() {
          @Override
          public String line(String prompt) {
            return typed.remove();
          }

          @Override
          public String secret(String prompt) {
            return typed.remove();
          }
        });
  }
}
