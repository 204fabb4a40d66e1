package dev.cadenza.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.cli.console.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CadenzaTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final StringWriter help = new StringWriter();
  private final StringWriter errors = new StringWriter();

  @Test
  void shouldListTheCommands() {
    assertThat(run("help")).isZero();
    assertThat(help.toString())
        .contains(
            "demo", "up", "invoke", "doctor", "test", "bench", "models", "login", "submit", "users")
        .doesNotContain("rehearse");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo", "up", "invoke", "doctor", "models", "login", "submit", "jobs", "watch", "results"
      })
  void shouldExplainACommand(String command) {
    assertThat(run("help", command)).isZero();
    assertThat(help.toString()).contains("Usage: cadenza " + command);
  }

  @Test
  void shouldShowTheDefaults() {
    run("up", "--help");
    assertThat(help.toString()).contains("8000", ".cadenza/data");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nope",
        "up --port many",
        "up --port",
        "demo --file",
        "demo talk.mp3",
        "doctor --loud"
      })
  void shouldEndWithTwoOnWrongUsage(String line) {
    assertThat(run(line.split(" "))).isEqualTo(2);
    assertThat(errors.toString())
        .startsWith("cadenza: ")
        .contains("Usage: cadenza")
        .doesNotContain("Exception");
  }

  @ParameterizedTest
  @CsvSource({"up --prot 1, --port", "jbos, jobs", "up --isolate, --isolated"})
  void shouldSuggestWhatWasMeant(String line, String meant) {
    assertThat(run(line.split(" "))).isEqualTo(2);
    assertThat(errors.toString()).contains(meant).contains("Usage: cadenza");
  }

  @Test
  void shouldLeaveToTheLauncherWhatItDoes() {
    assertThat(run("doctor")).isEqualTo(1);
    assertThat(errors).hasToString("cadenza: Use the launcher: ./cadenza doctor\n");
  }

  @Test
  void shouldSayThatAPortIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      assertThat(run("up", "--port", String.valueOf(port))).isEqualTo(1);
      assertThat(errors.toString())
          .isEqualToIgnoringNewLines(
              "cadenza: Port %d is in use. Stop the process that uses it, or choose another port: ./cadenza up --port %d"
                  .formatted(port, port + 1));
    }
  }

  @Test
  void shouldRefuseAPortThatIsNone() {
    assertThat(run("up", "--port", "70000")).isEqualTo(1);
    assertThat(errors.toString()).contains("Cannot listen on port 70000");
  }

  @Test
  void shouldMissAFileBeforeStartingAnything() {
    assertThat(run("demo", "--file", "/no/such/talk.mp3")).isEqualTo(1);
    assertThat(errors.toString()).contains("File not found: /no/such/talk.mp3");
    assertThat(written.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  private int run(String... arguments) {
    Terminal terminal =
        new Terminal(new PrintStream(written, true, StandardCharsets.UTF_8), false, 80);
    CommandLine commandLine = Cadenza.commandLine(terminal);
    commandLine.setOut(new PrintWriter(help, true)).setErr(new PrintWriter(errors, true));
    return commandLine.execute(arguments);
  }
}
