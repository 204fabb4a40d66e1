package dev.cadenza.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.cli.console.Terminal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/**
 * The launcher shows the help texts from files, as it has to before there is a build. They are what
 * the commands say of themselves; {@code -Dcadenza.help=write} regenerates them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HelpTextsTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("cadenza.home"), "shared/local/cli/src/main/help");

  private final Map<String, String> texts = texts();

  @Test
  void shouldBeWhatTheCommandsSay() throws IOException {
    if ("write".equals(System.getProperty("cadenza.help"))) {
      write();
    }

    assertThat(written())
        .as(
            "mvn -pl shared/local/cli test -Dtest=HelpTextsTest -Dcadenza.help=write regenerates them")
        .isEqualTo(texts);
  }

  @Test
  void shouldFitIntoATerminal() {
    assertThat(texts.values()).allSatisfy(text -> assertThat(text.lines()).allMatch(this::fits));
  }

  private boolean fits(String line) {
    return line.length() <= 90;
  }

  private static Map<String, String> texts() {
    CommandLine all =
        Cadenza.commandLine(
            new Terminal(new PrintStream(OutputStream.nullOutputStream()), false, 80));
    Map<String, String> texts = new TreeMap<>();
    texts.put("version", String.join("\n", all.getCommandSpec().version()) + "\n");
    texts.put("cadenza", all.getUsageMessage(Ansi.OFF));
    all.getSubcommands().values().stream()
        .filter(command -> !command.getCommandSpec().usageMessage().hidden())
        .forEach(command -> texts.put(command.getCommandName(), command.getUsageMessage(Ansi.OFF)));
    return texts;
  }

  private static Map<String, String> written() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.collect(
          Collectors.toMap(
              file -> file.getFileName().toString().replaceFirst("\\.txt$", ""),
              HelpTextsTest::read,
              (one, _) -> one,
              TreeMap::new));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write() throws IOException {
    Files.createDirectories(FOLDER);
    for (Map.Entry<String, String> text : texts.entrySet()) {
      Files.writeString(FOLDER.resolve(text.getKey() + ".txt"), text.getValue());
    }
  }
}
