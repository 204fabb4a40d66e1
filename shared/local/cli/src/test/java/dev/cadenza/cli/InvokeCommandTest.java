package dev.cadenza.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.cli.console.Terminal;
import dev.cadenza.cli.remote.Shell;
import dev.cadenza.platform.Home;
import dev.cadenza.platform.LocalPlatform;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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
        .contains(", ProjectsFunction, ", "VoicesFunction.\n")
        .contains("folder in functions/ or events/");
  }

  @ParameterizedTest
  @CsvSource({
    "JobsFunction, JobsFunction",
    "jobsfunction, JobsFunction",
    "jobs, JobsFunction",
    "Job-Results, JobResultsFunction",
    "ai_stories, AiStoriesFunction",
    "auth, AuthFunction",
    "authorizer, AuthorizerFunction",
    "profiles, ProfilesFunction",
    "transcripts, TranscriptsFunction",
    "dead-letters, DeadLetterFunction",
    "SWEEPER, SweeperFunction"
  })
  void shouldFindAFunctionByItsIdAndItsFolder(String name, String id) {
    assertThat(functions().idOf(name)).isEqualTo(id);
  }

  /** A name that people read somewhere in this checkout is one that can be typed. */
  @ParameterizedTest
  @ValueSource(strings = {"functions", "events"})
  void shouldKnowEveryFolder(String parent) throws IOException {
    try (Stream<Path> folders = Files.list(Path.of(EVENTS).resolveSibling(parent))) {
      List<String> names =
          folders.filter(Files::isDirectory).map(it -> it.getFileName().toString()).toList();
      assertThat(names)
          .hasSizeGreaterThan(10)
          .allSatisfy(
              name -> {
                if (name.equals("housekeeping")) {
                  assertThatThrownBy(() -> functions().idOf(name))
                      .hasMessage(
                          "housekeeping has several functions. Choose one of:"
                              + " DeadLetterFunction, SweeperFunction, TranscriptionEndedFunction.");
                } else {
                  assertThat(functions().idOf(name)).endsWith("Function");
                }
              });
    }
  }

  @ParameterizedTest
  @CsvSource({
    "jbos, JobsFunction",
    "ProjektsFunction, ProjectsFunction",
    "speech2text, SpeechToTextFunction"
  })
  void shouldSuggestWhatWasMeant(String typed, String meant) {
    assertThat(invoke("", typed)).isEqualTo(2);
    assertThat(errors.toString()).contains("Did you mean " + meant + "?");
  }

  @Test
  void shouldSuggestNothingThatIsFarOff() {
    assertThat(invoke("", "quarterly-report")).isEqualTo(2);
    assertThat(errors.toString()).contains("JobsFunction").doesNotContain("Did you mean");
  }

  private static FunctionNames functions() {
    return new FunctionNames(LocalPlatform.functions(Home.find()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"jobs", "JobsFunction"})
  void shouldAskForTheRequestThatAFunctionAnswers(String name) {
    assertThat(invoke("", name)).isEqualTo(1);
    assertThat(errors.toString())
        .startsWith("cadenza: JobsFunction answers HTTP requests and needs one as its event")
        .contains("events/jobs/list.json");
  }

  @Test
  void shouldMissAnEvent() {
    assertThat(invoke("", "ProjectsFunction", "-e", EVENTS + "nope.json")).isEqualTo(1);
    assertThat(errors.toString())
        .isEqualTo(
            "cadenza: File not found: %snope.json. The folder events/ contains samples.%n"
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
        .endsWith("cadenza: Standard input is empty. An event must be JSON, at least {}.\n");
  }

  @Test
  void shouldMissTheData() {
    String none = folder.resolve("none").toString();

    assertThat(invoke("", "SweeperFunction", "--data", none)).isEqualTo(1);
    assertThat(errors.toString())
        .isEqualTo(
            "cadenza: Folder not found: %1$s. To create it, run ./cadenza up --data %1$s%n"
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
