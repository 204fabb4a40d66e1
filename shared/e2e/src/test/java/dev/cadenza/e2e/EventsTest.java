package dev.cadenza.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sample events, each fed to its function and held to what it must answer. */
final class EventsTest {
  private static final Path EVENTS = Path.of(System.getProperty("cadenza.home"), "events");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "auth/login.json | AuthFunction | \"statusCode\":200",
        "auth/wrong-password.json | AuthFunction | \"statusCode\":401",
        "dashboard/test.json | DashboardFunction | \"statusCode\":200",
        "dashboard/unknown-path.json | DashboardFunction | \"statusCode\":404",
        "text-to-speech/job-that-is-gone.json | TextToSpeechFunction | \"batchItemFailures\":[]",
        "sweeper/every-minute.json | SweeperFunction | \"sent\":0"
      })
  void shouldBeAnswered(String file, String function, String answer) throws Exception {
    String event = Files.readString(EVENTS.resolve(file));

    assertThat(Platform.shared().cloud().invoke(function, event)).contains(answer);
  }

  @Test
  void shouldAllBeTriedHere() throws IOException {
    try (Stream<Path> files = Files.walk(EVENTS)) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(6);
    }
  }
}
