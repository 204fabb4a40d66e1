package dev.cadenza.pipeline;

import dev.cadenza.testing.TestingStep;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Steps that remember what ran. */
final class Steps {
  private final List<String> ran = new ArrayList<>();

  /** What they make. */
  record Text(String text) {}

  synchronized void note(String name) {
    ran.add(name);
  }

  synchronized List<String> ran() {
    return List.copyOf(ran);
  }

  TestingStep<Text> quick(String name) {
    return new TestingStep<>(
        name,
        1,
        Text.class,
        _ -> {
          note(name);
          return new Text(name);
        });
  }

  /** One that takes long enough for its output to be kept. */
  TestingStep<Text> slow(String name) {
    return new TestingStep<>(
        name,
        1,
        Text.class,
        _ -> {
          note(name);
          Thread.sleep(PipelineRun.WORTH_KEEPING.plusMillis(50));
          return new Text(name);
        });
  }

  static TestingStep<Text> failing(RuntimeException failure) {
    return new TestingStep<>(
        "fail",
        1,
        Text.class,
        _ -> {
          throw failure;
        });
  }

  /** The end of a worker: nothing of it is caught, and the job is not let go of. */
  static final class Death extends Error {
    private static final long serialVersionUID = 1;
  }

  static TestingStep<Text> dying() {
    return new TestingStep<>(
        "die",
        1,
        Text.class,
        _ -> {
          throw new Death();
        });
  }

  static PipelineFactory pipeline(TestingStep<?>... steps) {
    return TestingStep.pipelines(
        List.of(steps),
        context -> {
          Path file = Files.writeString(context.directory().resolve("speech.txt"), "hello");
          return new Product(
              "testing",
              List.of(new Product.OutputFile("speech.txt", "text/plain", file)),
              Map.of());
        });
  }
}
