package dev.cadenza.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.cli.Cadenza;
import dev.cadenza.cli.console.Terminal;
import dev.cadenza.cli.remote.Shell;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./cadenza invoke}, as a user runs it to try a function. */
final class InvokeTest {
  private static final Path HOME = Path.of(System.getProperty("cadenza.home"));

  @TempDir private Path folder;

  private record Outcome(int code, String out, String err) {}

  @Test
  void shouldPrintTheAnswerAndNothingElse() {
    Outcome list =
        invoke("", "ProjectsFunction", "-e", HOME.resolve("events/projects/list.json").toString());

    assertThat(list.err()).isEmpty();
    assertThat(list.code()).isZero();
    assertThat(list.out())
        .startsWith("{\"statusCode\":200,")
        .contains("\\\"count\\\":0")
        .endsWith("}\n")
        .containsOnlyOnce("\n");
  }

  @Test
  void shouldSayWhyAFunctionFailedAndWhereTheRestIs() throws IOException {
    String forged = Files.readString(HOME.resolve("events/authorizer/forged-token.json"));

    Outcome refused = invoke(forged, "AuthorizerFunction", "-e", "-");

    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err())
        .isEqualTo(
            """
            cadenza: AuthorizerFunction failed: java.lang.IllegalStateException: Unauthorized
            cadenza: For details, see %s/.cadenza/cadenza.log, or use --verbose.
            """
                .formatted(HOME));
    assertThat(HOME.resolve(".cadenza/cadenza.log")).content().contains("AuthorizerFunction");
  }

  @Test
  void shouldGoOnWithTheDataOfAnother() {
    String create = HOME.resolve("events/projects/create.json").toString();
    String list = HOME.resolve("events/projects/list.json").toString();
    String data = folder.toString();

    assertThat(invoke("", "ProjectsFunction", "-e", create, "--data", data).out()).contains(":201");
    assertThat(invoke("", "ProjectsFunction", "-e", list, "--data", data).out())
        .contains("\\\"count\\\":1");
    assertThat(invoke("", "SweeperFunction", "--data", data).out())
        .contains("\"sent\":0", "\"emptied\":0");
  }

  private static Outcome invoke(String input, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal = new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), false, 80);
    Shell shell =
        new Shell(
            terminal,
            terminal,
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            Map.of(),
            Optional.empty());
    int code =
        Cadenza.commandLine(terminal, shell)
            .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
            .execute(
                Stream.concat(Stream.of("invoke"), Stream.of(arguments)).toArray(String[]::new));
    return new Outcome(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
