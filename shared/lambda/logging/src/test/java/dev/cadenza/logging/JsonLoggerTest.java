package dev.cadenza.logging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;

final class JsonLoggerTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final Logger logger =
      new JsonLogger(
          "dev.cadenza.Some",
          new JsonLines(new PrintStream(output, true, StandardCharsets.UTF_8), Level.INFO, NOON));

  @Test
  void shouldWriteAnObjectALine() throws IOException {
    logger.info("Job {} took {} s", "01K", 3);

    assertThat(output.toString(StandardCharsets.UTF_8)).endsWith("}" + System.lineSeparator());
    JsonNode line = line();
    assertThat(line.get("timestamp").asText()).isEqualTo("2026-01-01T12:00:00Z");
    assertThat(line.get("level").asText()).isEqualTo("INFO");
    assertThat(line.get("logger").asText()).isEqualTo("dev.cadenza.Some");
    assertThat(line.get("message").asText()).isEqualTo("Job 01K took 3 s");
    assertThat(line.has("error")).isFalse();
  }

  @Test
  void shouldNameTheRequestTheJobAndTheAttempt() throws Exception {
    try (MDC.MDCCloseable _ = MDC.putCloseable("request", "r-1");
        MDC.MDCCloseable _ = MDC.putCloseable("job", "01K");
        MDC.MDCCloseable _ = MDC.putCloseable("attempt", "2")) {
      // Jobs work on several threads.
      Thread.ofVirtual().start(() -> logger.warn("Retried")).join();
    }

    assertThat(line().get("request").asText()).isEqualTo("r-1");
    assertThat(line().get("job").asText()).isEqualTo("01K");
    assertThat(line().get("attempt").asText()).isEqualTo("2");
    output.reset();
    logger.warn("Later");
    assertThat(line().has("job")).isFalse();
  }

  @Test
  void shouldKeepAnErrorOnItsLine() throws IOException {
    logger.error("It broke", new IllegalStateException("because\nof this"));

    assertThat(output.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
    assertThat(line().get("error").asText()).isEqualTo("java.lang.IllegalStateException");
    assertThat(line().get("stack").asText()).contains("because\nof this", "JsonLoggerTest");
  }

  @Test
  void shouldPassOverWhatIsBelowTheThreshold() {
    logger.debug("Nobody wants to know");

    assertThat(output.size()).isZero();
  }

  @Test
  void shouldWriteAnyTextAsJson() throws IOException {
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      output.reset();
      String text =
          random
              .ints(random.nextInt(20), 0, 0x3000)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .append("\uD83D\uDE00")
              .toString();
      logger.warn(text);

      assertThat(line().get("message").asText()).isEqualTo(text);
    }
  }

  @Test
  void shouldBeWhatIsFoundByTheApi() {
    assertThat(LoggerFactory.getILoggerFactory().getLogger("x")).isInstanceOf(JsonLogger.class);
  }

  private JsonNode line() throws IOException {
    return new ObjectMapper().readTree(output.toByteArray());
  }
}
