package dev.cadenza.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.MDC;

class LogFileTest {
  @TempDir private Path folder;

  @AfterEach
  void restore() throws IOException {
    LogManager.getLogManager().readConfiguration();
  }

  @Test
  void shouldGoOnInTheFileThatPeopleAreToldOf() {
    Path log = folder.resolve("state/cadenza.log");

    LogFile.writeTo(log, false);
    Logger.getLogger("first").info("The platform begins.");
    LogFile.writeTo(log, false);
    Logger.getLogger("second").warning("It begins again.");

    assertThat(log)
        .content()
        .containsSubsequence(
            "INFO    first The platform begins.\n", "WARNING second It begins again.\n");
    assertThat(log.getParent()).isDirectoryNotContaining(file -> !file.equals(log));
  }

  @Test
  void shouldNameTheJobOfALineBeforeItsStackTrace() {
    Path log = folder.resolve("cadenza.log");
    LogFile.writeTo(log, false);

    try (MDC.MDCCloseable _ = MDC.putCloseable("job", "01K")) {
      Logger.getLogger("worker").log(Level.WARNING, "Tried again.", new IllegalStateException());
    }

    assertThat(log)
        .content()
        .contains("worker Tried again. {job=01K}\njava.lang.IllegalStateException\n");
  }

  @Test
  void shouldPutALongFileAside() throws IOException {
    Path log = Files.write(folder.resolve("cadenza.log"), new byte[5_000_001]);

    LogFile.writeTo(log, false);
    Logger.getLogger("new").info("A new leaf.");

    assertThat(log).content().contains("A new leaf.").hasSizeLessThan(1_000);
    assertThat(folder.resolve("cadenza.log.old")).hasSize(5_000_001);
  }
}
