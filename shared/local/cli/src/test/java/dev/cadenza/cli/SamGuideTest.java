package dev.cadenza.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cadenza.cli.console.CommandFailed;
import dev.cadenza.platform.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code up --sam} prints. */
final class SamGuideTest {
  private static final Path FILE = Path.of("/data/sam-local.json");

  @TempDir private Path folder;

  @Test
  void shouldPrintLinesThatCanBeTypedAnywhere() {
    Home home = Home.find();

    assertThat(SamGuide.of(home, "127.0.0.2").lines(FILE))
        .contains(
            "  sam local invoke DashboardFunction --event %1$s/events/dashboard/test.json --template %1$s/template.yaml"
                    .formatted(home.root())
                + " --env-vars /data/sam-local.json --parameter-overrides Architecture=")
        .containsPattern("sam local start-api --template .* Architecture=(x86_64|arm64)")
        .doesNotContain("docker0");
  }

  @Test
  void shouldSayHowToBuildWhatSamWouldMiss() throws IOException {
    Files.copy(Home.find().template(), folder.resolve("template.yaml"));

    assertThat(SamGuide.of(new Home(folder), "127.0.0.2").lines(FILE))
        .contains(folder + "/functions/")
        .contains(
            " is not built, and SAM stops without it: mvn -f %s/pom.xml -pl layers/ffmpeg,"
                .formatted(folder));
  }

  @Test
  void shouldRefuseAnAddressThatIsNone() {
    assertThatExceptionOfType(CommandFailed.class)
        .isThrownBy(() -> SamGuide.of(Home.find(), "no.such.host.invalid"))
        .withMessageContaining("--sam-address")
        .withMessageContaining("no.such.host.invalid");
  }
}
