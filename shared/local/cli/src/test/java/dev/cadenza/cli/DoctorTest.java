package dev.cadenza.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.testing.TinyServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher says about single variables. */
final class DoctorTest {
  private static final Path HOME = Path.of(System.getProperty("cadenza.home"));

  @TempDir private Path folder;

  @Test
  void shouldSayWhetherTheModelOfLlamaIsOne() throws Exception {
    Path text = Files.writeString(folder.resolve("text.gguf"), "a text");
    Path model = Files.writeString(folder.resolve("model.gguf"), "GGUF and so on");
    Path missing = folder.resolve("missing.gguf");

    assertThat(doctor("")).doesNotContain("llama ");
    assertThat(doctor(model.toString())).contains(model + "\n");
    assertThat(doctor(text.toString())).contains(text + " is not a GGUF file\n");
    assertThat(doctor(missing.toString())).contains(missing + " is not a file\n");
  }

  /** Whatever else listens there is not a platform. */
  @Test
  void shouldSayWhatARunningPlatformSaysOfItsParts() throws Exception {
    assertThat(port(200, "{\"status\":\"ok\",\"parts\":{\"files\":{\"ok\":true}}}"))
        .endsWith("a platform runs, and all its parts answer\n");
    assertThat(
            port(
                503,
                """
                {"status":"unavailable","parts":{"database":{"ok":true,"detail":"answers"},\
                "files":{"ok":false,"detail":"does not answer in time"},\
                "workers":{"ok":false,"detail":"jobs wait"}}}"""))
        .endsWith("a platform runs; not ok: files workers; see its log\n");
    assertThat(port(404, "Not here")).contains("in use; choose another: ./cadenza up --port ");
  }

  private static String port(int status, String health) throws IOException, InterruptedException {
    try (TinyServer server = new TinyServer().on("GET /api/health/", status, health)) {
      String script = HOME.resolve("shared/local/cli/src/main/bash/doctor.bash").toString();
      return output(
          new ProcessBuilder(
              "bash",
              "-c",
              ". \"$1\"; doctor_port \"$2\"",
              "bash",
              script,
              Integer.toString(server.url().getPort())));
    }
  }

  private static String doctor(String model) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(HOME.resolve("cadenza").toString(), "doctor");
    builder.environment().put("LLAMA_MODEL", model);
    return output(builder);
  }

  private static String output(ProcessBuilder builder) throws IOException, InterruptedException {
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }
}
