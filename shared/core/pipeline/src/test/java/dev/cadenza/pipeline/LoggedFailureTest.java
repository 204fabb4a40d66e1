package dev.cadenza.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.model.TransientFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class LoggedFailureTest {
  @Test
  void shouldSayWhereItFailedAndRepeatNoMessage() {
    IOException cause = new IOException("<the text of a job>");
    StringWriter printed = new StringWriter();

    LoggedFailure.of(new TransientFailure("engine_busy", "<the answer of a service>", cause))
        .printStackTrace(new PrintWriter(printed));

    assertThat(printed.toString())
        .contains(
            "dev.cadenza.model.TransientFailure engine_busy",
            "java.io.IOException",
            "LoggedFailureTest.java")
        .doesNotContain("<");
  }

  @Test
  void shouldEndACircleOfCauses() {
    IOException first = new IOException("first");
    first.initCause(new IOException("second", first));

    assertThat(LoggedFailure.of(first)).hasRootCauseInstanceOf(LoggedFailure.class);
  }
}
