package dev.cadenza.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DoctorCommandTest {
  private static final DoctorCommand.Part THERE =
      new DoctorCommand.Part("flite", "text-to-speech", Optional.of("2.2"), "");
  private static final DoctorCommand.Part MISSING =
      new DoctorCommand.Part("ffmpeg", "media", Optional.empty(), "sudo apt-get install -y ffmpeg");

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final Terminal terminal =
      new Terminal(new PrintStream(written, true, StandardCharsets.UTF_8), false, 80);

  @Test
  void shouldBeContentWhenNothingIsMissing() {
    assertThat(DoctorCommand.report(List.of(THERE), terminal)).isZero();
    assertThat(written.toString(StandardCharsets.UTF_8))
        .contains("flite", "2.2", "Nothing is missing.");
  }

  @Test
  void shouldEndWithOneAndTheLineThatInstallsWhatIsMissing() {
    assertThat(DoctorCommand.report(List.of(THERE, MISSING), terminal)).isEqualTo(1);
    assertThat(written.toString(StandardCharsets.UTF_8).lines())
        .contains("ffmpeg  media           missing", "  sudo apt-get install -y ffmpeg");
  }
}
