package dev.cadenza.benchmarks;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs the given benchmarks, or by default those that take minutes. */
public final class Benchmarks {
  private static final List<String> USUAL = List.of("jobs", "recognition");

  /**
   * Writes lines for each request by default. Referenced here, because an unreferenced logger loses
   * its level.
   */
  private static final Logger CONTAINER = Logger.getLogger("com.amazonaws.serverless");

  private Benchmarks() {}

  public static void main(String[] args) throws Exception {
    CONTAINER.setLevel(Level.WARNING);
    try {
      runAll(args);
    } catch (IllegalArgumentException wrong) {
      System.err.println("cadenza: " + wrong.getMessage());
      System.exit(2);
    }
  }

  private static void runAll(String[] args) throws Exception {
    if (args.length > 0 && args[0].equals("cloning")) {
      Cloning.run(List.of(args).subList(1, args.length));
      return;
    }
    if (args.length > 0 && args[0].equals("quality")) {
      Quality.run(List.of(args).subList(1, args.length));
      return;
    }
    for (String name : args.length == 0 ? USUAL : List.of(args)) {
      run(name);
    }
  }

  private static void run(String name) throws Exception {
    switch (name) {
      case "jobs" -> ShortJobs.run();
      case "recognition" -> Recognition.tenMinutes();
      case "dynamodb" -> DynamoDbCalls.run();
      case "memory" -> {
        ChildJvm.run("512m", "hour");
        ChildJvm.run("256m", "book");
      }
      // In a separate JVM with a limited heap.
      case "hour" -> Recognition.hour();
      case "book" -> Book.run();
      default ->
          throw new IllegalArgumentException(
              "Unknown benchmark \""
                  + name
                  + "\". Choose one of: jobs, recognition, dynamodb, memory, cloning or quality.");
    }
  }
}
