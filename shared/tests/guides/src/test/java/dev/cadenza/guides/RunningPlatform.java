package dev.cadenza.guides;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionTimeoutException;

/** A platform in a process of its own. */
record RunningPlatform(Process process, URI url) implements AutoCloseable {
  private static final Pattern API = Pattern.compile("API +(http://\\S+)/api/");

  static RunningPlatform start(List<String> command, Map<String, String> variables, Path log)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(variables);
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      await("the platform")
          .atMost(Duration.ofMinutes(1))
          .until(() -> !process.isAlive() || Files.readString(log).contains("Ctrl-C stops it"));
    } catch (ConditionTimeoutException e) {
      process.destroyForcibly();
    }
    Matcher api = API.matcher(Files.readString(log));
    if (!process.isAlive() || !api.find()) {
      throw new AssertionError("The platform did not start:\n" + Files.readString(log));
    }
    return new RunningPlatform(process, URI.create(api.group(1)));
  }

  /** As Ctrl-C does. */
  @Override
  public void close() {
    process.destroy();
    process.onExit().completeOnTimeout(process, 30, TimeUnit.SECONDS).join();
    process.destroyForcibly();
  }
}
