package dev.cadenza.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Children that start at the same time have nothing in common that one could break for another. */
class ManyChildrenTest {
  private static final int CHILDREN = 4;
  private static final String LIBRARY = "libaws-lambda-jni";

  @Test
  void shouldStartChildrenAtTheSameTimeWithFilesOfTheirOwn(@TempDir Path data) throws Exception {
    LocalCloudConfig config = TestCloud.config(data).withIsolated(true);
    HandlerJar.build(config.home());
    Set<String> libraries = new HashSet<>();
    try (LocalCloud cloud = LocalCloud.start(config);
        ExecutorService executor = Executors.newFixedThreadPool(CHILDREN)) {
      for (int round = 0; round < 2; round++) {
        List<Callable<String>> calls = new ArrayList<>();
        for (int i = 0; i < CHILDREN; i++) {
          String name = "event " + i;
          calls.add(() -> cloud.invoke("TimerFunction", timer(name)));
        }
        List<String> answers = new ArrayList<>();
        for (Future<String> answer : executor.invokeAll(calls)) {
          answers.add(answer.get());
        }
        assertThat(answers).hasSize(CHILDREN).allMatch(answer -> answer.contains("event"));
      }
      libraries.addAll(loaded());
      assertThat(libraries).hasSizeGreaterThanOrEqualTo(2).noneMatch(it -> it.startsWith("/tmp/."));
      assertThat(libraries).allMatch(library -> Files.exists(Path.of(library)));
    }
    assertThat(libraries).noneMatch(library -> Files.exists(Path.of(library).getParent()));
  }

  /** The libraries of the runtime's client that the children have loaded. */
  private static Set<String> loaded() throws IOException {
    Set<String> libraries = new HashSet<>();
    for (ProcessHandle child : ProcessHandle.current().descendants().toList()) {
      Path maps = Path.of("/proc", Long.toString(child.pid()), "maps");
      try (Stream<String> lines = Files.lines(maps)) {
        lines
            .filter(line -> line.contains(LIBRARY))
            .forEach(line -> libraries.add(line.substring(line.indexOf('/'))));
      }
    }
    return libraries;
  }

  private static String timer(String detailType) {
    return "{\"detail-type\":\"%s\",\"time\":\"2026-01-01T00:00:00Z\",\"resources\":[]}"
        .formatted(detailType);
  }
}
