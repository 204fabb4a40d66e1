package dev.cadenza.guides;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page that says how to add something.
 *
 * @param steps what to do to a checkout, in order
 * @param job the JSON of a job that can be submitted afterwards
 * @param variables with which to start the platform for it
 */
record Guide(List<Step> steps, String job, Map<String, String> variables) {
  private static final Pattern FENCE = Pattern.compile("```(\\S+) ?(.*)");
  private static final Pattern VARIABLE = Pattern.compile("([A-Z_]+)=(\\S+)(?= .*\\./cadenza up)");

  /** What a block asks for. */
  sealed interface Step {
    /** A block {@code java file=…}, or of another language. */
    record NewFile(String file, String content) implements Step {}

    /**
     * A block {@code diff file=…}: a line with a plus goes behind the line above it, which is the
     * next one in the file that reads so.
     */
    record Insertion(String file, List<String> lines) implements Step {}

    /** A block {@code sh run}. */
    record Script(String commands) implements Step {}
  }

  static Guide read(Path page) {
    try {
      return parse(Files.readAllLines(page));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Guide parse(List<String> page) {
    List<Step> steps = new ArrayList<>();
    List<String> jobs = new ArrayList<>();
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < page.size(); i++) {
      Matcher fence = FENCE.matcher(page.get(i));
      if (fence.matches()) {
        int end = i + 1 + page.subList(i + 1, page.size()).indexOf("```");
        List<String> lines = List.copyOf(page.subList(i + 1, end));
        String content = String.join("\n", lines) + "\n";
        String purpose = fence.group(2);
        switch (purpose.replaceFirst("=.*", "=")) {
          case "file=" -> steps.add(change(fence.group(1), purpose.substring(5), lines, content));
          case "run" -> steps.add(new Step.Script(content));
          case "job" -> jobs.add(content);
          case "" ->
              VARIABLE
                  .matcher(content)
                  .results()
                  .forEach(it -> variables.put(it.group(1), it.group(2)));
          default -> throw new IllegalArgumentException("A block for what? " + page.get(i));
        }
        i = end;
      }
    }
    return new Guide(List.copyOf(steps), jobs.getFirst(), Map.copyOf(variables));
  }

  private static Step change(String language, String file, List<String> lines, String content) {
    return language.equals("diff")
        ? new Step.Insertion(file, lines)
        : new Step.NewFile(file, content);
  }

  /** The test classes that it adds. */
  List<String> tests() {
    return steps.stream()
        .filter(Step.NewFile.class::isInstance)
        .map(step -> ((Step.NewFile) step).file())
        .filter(file -> file.endsWith("Test.java"))
        .toList();
  }
}
