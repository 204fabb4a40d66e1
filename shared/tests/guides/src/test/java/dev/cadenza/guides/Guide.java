package dev.cadenza.guides;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
 * @param json of a job that can be submitted afterwards
 * @param variables with which to start the platform for it
 */
record Guide(List<Step> steps, String json, Map<String, String> variables) {
  private static final Pattern FENCE = Pattern.compile("```(\\S+) ?(.*)");
  private static final String FILE = "+++ ";
  private static final Pattern VARIABLE = Pattern.compile("([A-Z_]+)=(\\S+)(?= .*\\./cadenza up)");

  /** What a block asks for. */
  sealed interface Step {
    /** A block {@code java file=…}, or of another language. */
    record NewFile(String file, String content) implements Step {}

    /**
     * A part of a block {@code diff} that follows a line {@code +++ …}: a line with a plus goes
     * behind the line above it, which is the next one in the file that reads so.
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
        List<String> lines = page.subList(i + 1, end);
        String content = String.join("\n", lines) + "\n";
        String file = fence.group(2).replaceFirst("^file=", "");
        switch (fence.group(1) + " " + fence.group(2).replaceFirst("=.*", "")) {
          case "diff " -> steps.addAll(insertions(lines));
          case "sh run" -> steps.add(new Step.Script(content));
          case "json job" -> jobs.add(content);
          case "sh " ->
              VARIABLE
                  .matcher(content)
                  .results()
                  .forEach(it -> variables.put(it.group(1), it.group(2)));
          default -> steps.add(new Step.NewFile(file, content));
        }
        i = end;
      }
    }
    return new Guide(List.copyOf(steps), jobs.getFirst(), Map.copyOf(variables));
  }

  private static List<Step> insertions(List<String> lines) {
    List<Step> insertions = new ArrayList<>();
    int next = 0;
    while (next < lines.size()) {
      int start = next++;
      while (next < lines.size() && !lines.get(next).startsWith(FILE)) {
        next++;
      }
      String file = lines.get(start).substring(FILE.length());
      insertions.add(new Step.Insertion(file, List.copyOf(lines.subList(start + 1, next))));
    }
    return insertions;
  }

  ObjectNode job() throws JsonProcessingException {
    return (ObjectNode) new ObjectMapper().readTree(json);
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
