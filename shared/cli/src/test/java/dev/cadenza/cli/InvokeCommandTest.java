package dev.cadenza.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.cli.remote.Shell;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is wrong with an invocation is said before anything is started. */
class InvokeCommandTest {
  private static final String EVENTS = System.getProperty("cadenza.home") + "/events/";

  private final StringWriter help = new StringWriter();
  private final StringWriter errors = new StringWriter();

  @TempDir private Path folder;

  @Test
  void shouldSayWhichFunctionsThereAre() {
    assertThat(invoke("", "ProjektsFunction")).isEqualTo(2);
    assertThat(errors.toString())
        .startsWith("cadenza: template.yaml has no function ProjektsFunction. It has AiStories")
        .contains(", ProjectsFunction, ", "VoicesFunction.\n");
  }

  @Test
  void shouldMissAnEvent() {
    assertThat(invoke("", "ProjectsFunction", "-e", EVENTS + "nope.json")).isEqualTo(1);
    assertThat(errors.toString())
        .isEqualTo(
            "cadenza: There is no file %snope.json. The folder events/ has samples.%n"
                .formatted(EVENTS));
  }

  @Test
  void shouldSayWhereAnEventIsNotJson() throws IOException {
    Path file = Files.writeString(folder.resolve("event.json"), "{\n  \"a\": 1,\n  b\n}");

    assertThat(invoke("", "ProjectsFunction", "-e", file.toString())).isEqualTo(1);
    assertThat(errors.toString())
        .startsWith("cadenza: " + file + " is not JSON, at line 3, column ");
  }

  @Test
  void shouldReadTheEventFromStandardInput() {
    assertThat(invoke("{} {}", "ProjectsFunction", "-e", "-")).isEqualTo(1);
    assertThat(errors.toString()).startsWith("cadenza: Standard input is not JSON, at line 1,");

    assertThat(invoke(" \n", "ProjectsFunction", "-e", "-")).isEqualTo(1);
    assertThat(errors.toString())
        .endsWith("cadenza: Standard input is empty. An event is JSON, {} at the least.\n");
  }

  @Test
  void shouldMissTheData() {
    String none = folder.resolve("none").toString();

    assertThat(invoke("", "SweeperFunction", "--data", none)).isEqualTo(1);
    assertThat(errors.toString())
        .isEqualTo(
            "cadenza: There is no folder %1$s. ./cadenza up --data %1$s makes one.%n"
                .formatted(none));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void shouldPointAtTheSamples() {
    assertThat(invoke("", "--help")).isZero();
    assertThat(help.toString()).contains("invoke ProjectsFunction -e events/projects/list.json");
    assertThat(invoke("")).isEqualTo(2);
    assertThat(errors.toString()).contains("Missing required parameter: 'FUNCTION'");
  }

  private int invoke(String input, String... arguments) {
    Terminal terminal = new Terminal(new PrintStream(OutputStream.nullOutputStream()), false, 80);
    Shell shell =
        new Shell(
            terminal,
            terminal,
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            Map.of(),
            Optional.empty());
    CommandLine commandLine = Cadenza.commandLine(terminal, shell);
    commandLine.setOut(new PrintWriter(help, true)).setErr(new PrintWriter(errors, true));
    return commandLine.execute(
        Stream.concat(Stream.of("invoke"), Arrays.stream(arguments)).toArray(String[]::new));
  }
}
