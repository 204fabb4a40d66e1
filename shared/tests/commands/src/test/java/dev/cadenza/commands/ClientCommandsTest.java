package dev.cadenza.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.cli.Cadenza;
import dev.cadenza.cli.console.Terminal;
import dev.cadenza.cli.remote.Shell;
import dev.cadenza.platform.LocalPlatform;
import dev.cadenza.platform.SampleUser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that talk to a platform, as a script runs them. */
final class ClientCommandsTest {
  private static LocalPlatform platform;

  @TempDir private Path folder;

  private record Outcome(int code, String out, String err) {}

  @BeforeAll
  static void start() {
    platform = LocalPlatform.start(LocalPlatform.Options.temporary());
  }

  @AfterAll
  static void stop() {
    platform.close();
  }

  @Test
  void shouldWorkFromLoginToLogout() {
    login(SampleUser.EDITOR);
    Path speech = folder.resolve("speech");
    Outcome spoken =
        run(
            "A short sentence.",
            "submit",
            "tts",
            "--text",
            "-",
            "--set",
            "voice=flite/slt",
            "--watch",
            "--out",
            speech.toString());
    assertThat(spoken.code()).as(spoken.err()).isZero();
    assertThat(spoken.out()).matches("[0-9A-Z]{26}\n");
    assertThat(spoken.err()).contains("100 %", "speech.mp3").doesNotContain("No subscription");
    assertThat(speech.resolve("speech.mp3")).isNotEmptyFile();
    String job = spoken.out().strip();

    assertThat(run("", "jobs", "--type", "tts", "--status", "completed").out())
        .contains(job, "100 %");
    assertThat(run("", "projects").out()).contains("Command line");
    Path again = folder.resolve("again");
    assertThat(run("", "results", job, "--out", again.toString()).out()).contains("speech.mp3");
    assertThat(again.resolve("speech.mp3")).hasSameBinaryContentAs(speech.resolve("speech.mp3"));
    assertThat(run("", "watch", job).code()).isZero();

    Outcome late = run("", "cancel", job);
    assertThat(late.code()).isEqualTo(1);
    assertThat(late.err()).isEqualTo("cadenza: The job is completed and cannot be cancelled.\n");
    assertThat(run("", "retry", job, "--set", "format=wav").out()).contains("attempt 2");
    assertThat(run("", "watch", job).code()).isZero();
    assertThat(run("", "results", job).out()).contains("speech.wav");

    assertThat(run("", "logout").code()).isZero();
    assertThat(run("", "jobs").code()).isEqualTo(4);
  }

  @Test
  void shouldTellWhatIsWrongWithASubmissionInTheWordsOfTheApi() {
    login(SampleUser.OTHER_EDITOR);
    Outcome refused = run("", "submit", "tts", "--set", "speed=9");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err())
        .contains(
            "cadenza: parameters.text: This field is required.", "cadenza: parameters.speed: ");
    Outcome unknown = run("", "submit", "tts", "--text", "Hello.", "--set", "voice=flite/nobody");
    assertThat(unknown.code()).isEqualTo(1);
    assertThat(unknown.err()).contains("cadenza: parameters.voice: Unknown voice");
    Outcome failed = run("", "submit", "tts", "--text", "... ---", "--watch");
    assertThat(failed.code()).isEqualTo(1);
    assertThat(failed.err()).contains("(empty_text)");
  }

  @Test
  void shouldTakeAFileFromDisk() throws Exception {
    login(SampleUser.EDITOR);
    Path text = Files.writeString(folder.resolve("chapter.txt"), "Read me aloud.");
    assertThat(run("", "submit", "tts", text.toString(), "--watch").code()).isZero();
  }

  @Test
  void shouldNarrateABook() throws Exception {
    login(SampleUser.EDITOR);
    Path book =
        Files.writeString(folder.resolve("book.md"), "# One\n\nA.\n\n# Two\n\nB.\n\n# Six\n\nC.\n");
    Path out = folder.resolve("out");
    String[] narrate = {"narrate", book.toString(), "--out", out.toString(), "--chapters"};

    Outcome made = run("", with(narrate, "1,3-3", "--voice", "flite/rms"));

    assertThat(made.code()).as(made.err()).isZero();
    assertThat(made.err()).contains("100 %");
    assertThat(List.of("speech.m4b", "speech.epub", "cover.jpg", "01-One.mp3", "03-Six.mp3"))
        .allSatisfy(name -> assertThat(out.resolve(name)).isNotEmptyFile());
    assertThat(out.resolve("02-Two.mp3")).doesNotExist();
    assertThat(run("", with(narrate, "2,7-x")).err())
        .contains("Enter a range of chapters, such as \"5-9\"");
  }

  private static String[] with(String[] some, String... more) {
    return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
  }

  @Test
  void shouldSubmitAFolderOnce() throws Exception {
    login(SampleUser.OTHER_EDITOR);
    Path texts = Files.createDirectories(folder.resolve("texts/part"));
    Files.writeString(texts.resolve("one.txt"), "The first one.");
    Files.writeString(texts.resolveSibling("two.txt"), "The second one.");
    Files.writeString(texts.resolveSibling("empty.txt"), "... ---");
    Path out = folder.resolve("out");
    String[] batch = {
      "submit",
      "tts",
      texts.getParent().toString(),
      "--set",
      "voice=flite/slt",
      "--out",
      out.toString()
    };
    Outcome first = run("", batch);
    assertThat(first.code()).isEqualTo(1);
    assertThat(first.out().lines()).hasSize(3).doesNotHaveDuplicates();
    assertThat(first.err())
        .contains("tts 100 % 3 of 3 finished", "2 of 3 jobs completed, 1 failed:")
        .containsPattern("empty.txt: .*\\(empty_text\\) To try it again: ./cadenza retry ");
    Path speech = out.resolve("part/one.txt/speech.mp3");
    assertThat(List.of(speech, out.resolve("two.txt/speech.mp3"))).allMatch(Files::isRegularFile);

    long jobs = run("", "jobs").out().lines().count();
    Files.delete(speech);
    Outcome again = run("", batch);
    assertThat(again.out()).isEqualTo(first.out());
    assertThat(again.err()).contains("2 of 3 jobs completed, 1 failed:");
    assertThat(speech).isNotEmptyFile();

    Outcome refused = run("", "submit", "tts", texts.toString(), "--set", "speed=9");
    assertThat(refused.err()).contains("cadenza: parameters.speed: ");
    assertThat(run("", "jobs").out().lines()).hasSize((int) jobs);
  }

  @Test
  void shouldLetAnAdminManageUsers() {
    login(SampleUser.ADMIN);
    assertThat(run("", "users").out()).contains("editor1", "viewer2");
    Outcome made =
        run(
            "a-long-password",
            "users",
            "--create",
            "ada",
            "--email",
            "ada@example.com",
            "--role",
            "viewer",
            "--password-stdin");
    assertThat(made.code()).as(made.err()).isZero();
    assertThat(run("", "users", "--role", "ada=editor").out())
        .containsPattern("ada .*editor .*yes");
    assertThat(login("ada", "a-long-password").code()).isZero();

    login(SampleUser.ADMIN);
    assertThat(run("", "users", "--deactivate", "ada").out()).containsPattern("ada .*no");
    assertThat(login("ada", "a-long-password").code()).isEqualTo(1);
  }

  @Test
  void shouldShareAProject() {
    login(SampleUser.ADMIN);
    run("", "projects", "--create", "Common");
    assertThat(run("", "members", "Common", "--add", "no-such-user").err())
        .contains("No active user has this username.");
    assertThat(run("", "members", "Common", "--add", "editor1").out())
        .containsPattern("editor1 +viewer");
    assertThat(run("", "members", "Common", "--role", "editor1=editor").out())
        .containsPattern("editor1 +editor");
    assertThat(run("", "members", "Common", "--role", "editor").code()).isEqualTo(2);

    login(SampleUser.EDITOR);
    assertThat(run("", "projects").out()).contains("Common");
    assertThat(run("", "members", "Common", "--leave").code()).isZero();
    assertThat(run("", "projects").out()).doesNotContain("Common");
  }

  private void login(SampleUser user) {
    Outcome outcome = login(user.username(), user.password());
    assertThat(outcome.code()).as(outcome.err()).isZero();
  }

  private Outcome login(String name, String password) {
    return run(
        password,
        "login",
        "--url",
        platform.httpUrl().toString(),
        "--username",
        name,
        "--password-stdin");
  }

  private Outcome run(String input, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal = terminal(out);
    Shell shell =
        new Shell(
            terminal,
            terminal(err),
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            Map.of("CADENZA_SESSION", folder.resolve("session.json").toString()),
            Optional.empty());
    int code =
        Cadenza.commandLine(terminal, shell)
            .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
            .execute(arguments);
    return new Outcome(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static Terminal terminal(ByteArrayOutputStream bytes) {
    return new Terminal(new PrintStream(bytes, true, StandardCharsets.UTF_8), false, 80);
  }
}
