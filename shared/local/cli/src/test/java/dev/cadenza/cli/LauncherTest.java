package dev.cadenza.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.models.catalog.Model;
import dev.cadenza.models.catalog.ModelCatalog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the launcher answers on a checkout that was never built, and builds nothing for. */
final class LauncherTest {
  private static final Path HOME = Path.of(System.getProperty("cadenza.home"));
  private static final String TEXTS = "shared/local/cli/src/main/help";

  @TempDir private static Path folder;

  private static Path fresh;
  private static Path tools;
  private static Path started;

  private record Outcome(int code, String out, String err) {}

  @BeforeAll
  static void copy() throws Exception {
    fresh = Files.createDirectory(folder.resolve("checkout"));
    String without = "--exclude=target --exclude=./.git --exclude=./.cadenza --exclude=./out";
    Process copying =
        new ProcessBuilder(
                "bash",
                "-euc",
                "tar -C '%s' %s -cf - . | tar -C '%s' -xf -".formatted(HOME, without, fresh))
            .inheritIO()
            .start();
    assertThat(copying.waitFor()).isZero();
    // Take precedence over the real ones, and report when they are started.
    tools = Files.createDirectory(folder.resolve("tools"));
    started = folder.resolve("started");
    for (String name : List.of("mvn", "java", "apt-get")) {
      script(tools.resolve(name), "echo %s >>'%s'\nexit 1".formatted(name, started));
    }
  }

  private static void script(Path file, String commands) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + commands + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private static Stream<String> commands() throws IOException {
    try (Stream<Path> texts = Files.list(HOME.resolve(TEXTS))) {
      return texts
          .map(text -> text.getFileName().toString().replace(".txt", ""))
          .filter(name -> !List.of("version", "cadenza").contains(name))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void shouldExplainACommandBeforeThereIsABuild(String command) throws Exception {
    String text = Files.readString(HOME.resolve(TEXTS).resolve(command + ".txt"));

    assertThat(text).contains("Usage: cadenza " + command);
    assertThat(run("help", command)).isEqualTo(new Outcome(0, text, ""));
    if (!command.equals("help")) {
      assertThat(run(command, "--help")).isEqualTo(new Outcome(0, text, ""));
    }
    assertThat(started).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"help", "--help", "-h", ""})
  void shouldListTheCommandsBeforeThereIsABuild(String argument) throws Exception {
    Outcome help = argument.isEmpty() ? run() : run(argument);

    assertThat(help.code()).isZero();
    assertThat(help.out()).isEqualTo(Files.readString(HOME.resolve(TEXTS).resolve("cadenza.txt")));
    for (String command : commands().toList()) {
      assertThat(help.out()).contains("  " + command + " ");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nope",
        "help nope",
        "help ../cadenza",
        "doctor --loud",
        "jdk 25",
        "install-package vim"
      })
  void shouldEndWithTwoOnWrongUsage(String line) throws Exception {
    Outcome outcome = run(line.split(" "));

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).startsWith("cadenza: Unknown ").contains("\n\nUsage: cadenza");
    assertThat(started).doesNotExist();
  }

  @Test
  void shouldListToolsBeforeThereIsABuildAsAfterIt() throws Exception {
    Outcome before = run("doctor");
    Outcome after = run(HOME, Map.of(), "doctor");

    assertThat(before.err()).isEmpty();
    assertThat(before.code()).as(before.out()).isZero();
    assertThat(before.out())
        .containsPattern("\nJDK +building, running +25")
        .containsPattern("\nffmpeg +media +\\d")
        .containsPattern("\nlayer ffmpeg +deploying, sam local +not built")
        .contains("\nAll requirements are installed.\n");
    assertThat(parts(before)).isEqualTo(parts(after));
    assertThat(started).doesNotExist();
  }

  @Test
  void shouldSayHowWhatIsMissingIsInstalled() throws Exception {
    Path few = Files.createDirectory(folder.resolve("few"));
    for (String tool : "bash cat dirname find grep readlink sed sort timeout uname".split(" ")) {
      script(few.resolve(tool), "exec %s \"$@\"".formatted(program(tool)));
    }

    Outcome outcome = run(fresh, Map.of("PATH", few.toString()), "doctor");

    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out())
        .containsPattern("\nflite +text-to-speech +missing")
        .containsPattern("\nMaven +building +missing")
        .containsPattern(
            "\nInstall missing packages:\n  sudo apt-get install -y --no-install-recommends maven .*flite");
  }

  @Test
  void shouldListTheDefaultModels() throws Exception {
    Path models = Files.createDirectories(folder.resolve("models/kokoro")).getParent();
    List<String> names =
        ModelCatalog.builtIn().defaults().stream().map(Model::name).sorted().toList();

    Outcome doctor = run(fresh, Map.of("CADENZA_MODELS", models.toString()), "doctor");

    assertThat(
            doctor
                .out()
                .lines()
                .filter(line -> line.startsWith("model "))
                .map(this::model)
                .sorted())
        .containsExactlyElementsOf(names);
    assertThat(doctor.out())
        .containsPattern("\nmodel +text-to-speech +kokoro\n")
        .containsPattern(
            "\nmodel +speech-to-text +whisper-base is not installed; run ./cadenza models install");
    assertThat(doctor.code()).isZero();
  }

  private String model(String row) {
    return row.split(" {2,}")[2].split(" ")[0];
  }

  /** A JDK whose programs, as Maven, only say that they are started; no model can be installed. */
  private static Path fakeTools() throws IOException {
    Path fake = Files.createTempDirectory(folder, "fake");
    Path calls = fake.resolve("calls");
    Files.createDirectories(fake.resolve("bin"));
    Files.writeString(fake.resolve("release"), "JAVA_VERSION=\"25\"\n");
    script(fake.resolve("bin/javac"), "exit 0");
    script(fake.resolve("bin/java"), "echo java \"$@\" >>'%s'\nexit 1".formatted(calls));
    Path cli = fresh.resolve("shared/local/cli/target");
    script(
        fake.resolve("mvn"),
        "echo mvn \"$@\" >>'%s'\nmkdir -p '%s'\necho x >'%2$s/classpath'\necho x >'%2$s/cadenza-cli.jar'"
            .formatted(calls, cli));
    return fake;
  }

  private static Outcome test(Path fake, Path models, String... options) throws Exception {
    Map<String, String> variables =
        Map.of(
            "JAVA_HOME", fake.toString(),
            "PATH", fake + ":" + tools + ":" + System.getenv("PATH"),
            "CADENZA_MODELS", models.toString());
    return run(
        fresh,
        variables,
        Stream.concat(Stream.of("test"), Stream.of(options)).toArray(String[]::new));
  }

  @Test
  void shouldInstallModelsBeforeTestsAndGoOnWithoutThem() throws Exception {
    Path fake = fakeTools();

    Outcome outcome = test(fake, folder.resolve("none"), "-pl", "shared/audio/media");

    List<String> calls = Files.readAllLines(fake.resolve("calls"));
    assertThat(calls).as(outcome.err()).hasSize(3);
    assertThat(calls.get(0)).contains("-pl shared/local/cli -am");
    assertThat(calls.get(1)).endsWith("dev.cadenza.cli.Cadenza models install");
    assertThat(calls.get(2)).endsWith("verify -pl shared/audio/media");
    assertThat(outcome.err())
        .contains(
            "cadenza: Testing without the neural models that are missing; tests that need them are skipped.");
    assertThat(outcome.code()).isZero();
  }

  @Test
  void shouldInstallTheSmallModelsThatOnlyTestsNeed() throws Exception {
    Path fake = fakeTools();
    Path models = folder.resolve("some-models");
    defaultsAnd(models, "whisper-tiny.en");

    Outcome outcome = test(fake, models, "-pl", "shared/audio/media");

    List<String> calls = Files.readAllLines(fake.resolve("calls"));
    assertThat(calls).as(outcome.err()).hasSize(3);
    assertThat(calls.get(1)).endsWith("Cadenza models install piper-en-us-joe smollm2-135m");
    assertThat(outcome.err()).contains("Testing without piper-en-us-joe smollm2-135m; tests");
    assertThat(outcome.code()).isZero();
  }

  private static void defaultsAnd(Path models, String... others) throws IOException {
    for (Model model : ModelCatalog.builtIn().defaults()) {
      Files.createDirectories(models.resolve(model.name()));
    }
    for (String other : others) {
      Files.createDirectories(models.resolve(other));
    }
  }

  @Test
  void shouldInstallNoModelsThatAreThereOrNotWanted() throws Exception {
    Path fake = fakeTools();
    Path models = folder.resolve("all-models");
    defaultsAnd(models, "whisper-tiny.en", "piper-en-us-joe", "smollm2-135m");

    test(fake, models);
    test(fake, folder.resolve("none"), "--drafts");

    assertThat(Files.readAllLines(fake.resolve("calls")))
        .hasSize(2)
        .allMatch(call -> call.startsWith("mvn ") && call.endsWith(" verify"));
  }

  @Test
  void shouldEndTestsWithTheTimeOfEachModuleAndOfAll() throws Exception {
    Path fake = fakeTools();
    String times =
        """
        [INFO] Cadenza :: model ....................................... SUCCESS [  3.512 s]
        [INFO] Cadenza :: end to end .................................. SUCCESS [04:01 min]
        [INFO] BUILD SUCCESS
        [INFO] Total time:  11:02 min (Wall Clock)
        """;
    script(fake.resolve("mvn"), "cat <<'END'\n[INFO] a detail\n%sEND".formatted(times));

    Outcome outcome = test(fake, folder.resolve("none"), "--drafts");

    assertThat(outcome.out()).startsWith(times + "0 tests passed.");
  }

  @Test
  void shouldInstallAPackageThatACommandAsksFor() throws Exception {
    Path apt = Files.createDirectory(folder.resolve("apt"));
    for (String name : List.of("apt-get", "sudo")) {
      script(apt.resolve(name), "echo %s \"$@\" >>'%s'".formatted(name, apt.resolve("calls")));
    }

    Outcome outcome =
        run(
            fresh,
            Map.of("PATH", apt + ":" + System.getenv("PATH")),
            "install-package",
            "python3-pip");

    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(Files.readString(apt.resolve("calls")))
        .contains("install -y --no-install-recommends python3-pip");
  }

  @Test
  void shouldSayWhatToTypeWhereItMayNotInstall() throws Exception {
    Path user = Files.createDirectory(folder.resolve("user"));
    script(user.resolve("id"), "echo 1000");
    script(user.resolve("sudo"), "exit 1");

    Outcome outcome =
        run(
            fresh,
            Map.of("PATH", user + ":" + tools + ":" + System.getenv("PATH")),
            "install-package",
            "npm");

    assertThat(outcome)
        .isEqualTo(
            new Outcome(
                3,
                "",
                "cadenza: Packages are missing. Install them: sudo apt-get install -y --no-install-recommends npm\n"));
  }

  @Test
  void shouldTellWhetherThePortIsFree() throws Exception {
    try (ServerSocket _ = occupied()) {
      assertThat(run("doctor").out()).containsPattern("\nport 8000 +./cadenza up +in use");
    }
  }

  /** Port 8000, which may already be in use by another process. */
  private static ServerSocket occupied() throws IOException {
    try {
      return new ServerSocket(8000, 5, InetAddress.getLoopbackAddress());
    } catch (IOException taken) {
      return new ServerSocket(0);
    }
  }

  private static List<String> parts(Outcome doctor) {
    return doctor
        .out()
        .lines()
        .filter(line -> line.contains("  "))
        .map(line -> line.split(" {2,}")[0])
        .toList();
  }

  private static Path program(String name) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(place -> Path.of(place, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }

  private static Outcome run(String... arguments) throws Exception {
    return run(fresh, Map.of(), arguments);
  }

  private static Outcome run(Path checkout, Map<String, String> variables, String... arguments)
      throws Exception {
    List<String> command =
        Stream.concat(Stream.of(checkout.resolve("cadenza").toString()), Stream.of(arguments))
            .toList();
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().put("LANG", "C.UTF-8");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("PATH", tools + ":" + System.getenv("PATH"));
    builder.environment().putAll(variables);
    Process process = builder.start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("%s takes too long", command).isTrue();
    return new Outcome(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }
}
