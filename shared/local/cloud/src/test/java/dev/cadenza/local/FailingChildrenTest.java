package dev.cadenza.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A child that is killed, or runs out of memory, ends its own invocation and no other. */
class FailingChildrenTest {
  private static final String PLAIN = "{\"pathParameters\":{\"kind\":\"plain\"}}";
  private static final String HUNGRY = "{\"pathParameters\":{\"kind\":\"hungry\"}}";

  @Test
  void shouldServeOthersWhileOneIsKilledAndOneRunsOutOfMemory(@TempDir Path data) throws Exception {
    LocalCloudConfig config =
        TestCloud.config(data)
            .withIsolated(true)
            .withEnvironment(Map.of("JAVA_TOOL_OPTIONS", "-Xmx64m"));
    HandlerJar.build(config.home());
    try (LocalCloud cloud = LocalCloud.start(config);
        ExecutorService executor = Executors.newFixedThreadPool(3)) {
      Future<String> killed = executor.submit(() -> cloud.invoke("SlowFunction", "{}"));
      Future<String> hungry = executor.submit(() -> cloud.invoke("AnswerFunction", HUNGRY));
      Future<String> other = executor.submit(() -> cloud.invoke("AnswerFunction", PLAIN));
      await().atMost(Duration.ofMinutes(1)).until(() -> child("SlowHandler").isPresent());

      assertThat(other.get()).contains("made");
      assertThat(killed).isNotDone();
      assertThat(child("SlowHandler").orElseThrow().destroyForcibly()).isTrue();

      assertThatThrownBy(killed::get).hasMessageContaining("the child JVM ended");
      assertThatThrownBy(hungry::get).hasMessageContaining("OutOfMemoryError");
      assertThat(cloud.invoke("AnswerFunction", PLAIN)).contains("made");
    }
  }

  private static Optional<ProcessHandle> child(String handler) {
    return ProcessHandle.current()
        .descendants()
        // Not the shell that guards it.
        .filter(it -> it.info().command().orElse("").endsWith("java"))
        .filter(it -> it.info().commandLine().orElse("").contains(handler))
        .findFirst();
  }
}
