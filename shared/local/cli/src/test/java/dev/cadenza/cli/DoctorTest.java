package dev.cadenza.cli;

import static org.assertj.core.api.Assertions.assertThat;

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

  private static String doctor(String model) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(HOME.resolve("cadenza").toString(), "doctor");
    builder.environment().put("LLAMA_MODEL", model);
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }
}
