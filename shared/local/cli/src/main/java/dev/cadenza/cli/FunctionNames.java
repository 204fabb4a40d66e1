package dev.cadenza.cli;

import dev.cadenza.cli.console.CommandFailed;
import dev.cadenza.local.template.EventSource;
import dev.cadenza.local.template.FunctionSpec;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * Finds a function by its logical id, with or without {@code Function}, or by its folder in {@code
 * functions/} or {@code events/}; case and hyphens are ignored.
 *
 * @param functions of the template
 */
record FunctionNames(List<FunctionSpec> functions) {
  private static final String SUFFIX = "Function";

  FunctionNames {
    functions = functions.stream().sorted(Comparator.comparing(FunctionSpec::id)).toList();
  }

  /**
   * The logical id.
   *
   * @throws CommandFailed with the exit code of wrong usage, when the number of matches is not one
   */
  String idOf(String name) {
    String key = key(name);
    return Stream.of(named(key), named(singular(key)), inFolder(key))
        .filter(found -> !found.isEmpty())
        .findFirst()
        .map(found -> only(name, found))
        .orElseThrow(() -> unknown(name, key));
  }

  /** Whether it has routes of the HTTP API. */
  boolean answersHttp(String id) {
    return spec(id).events().stream().anyMatch(EventSource.HttpRoute.class::isInstance);
  }

  /** The name of its folder in {@code functions/}. */
  String folderOf(String id) {
    return folder(spec(id));
  }

  private FunctionSpec spec(String id) {
    return functions.stream()
        .filter(function -> function.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(id + " is not a function."));
  }

  /** {@code events/dead-letters} belongs to {@code DeadLetterFunction}. */
  private List<String> named(String key) {
    return functions.stream()
        .map(FunctionSpec::id)
        .filter(id -> key(id).equals(key) || singular(key(id)).equals(key))
        .toList();
  }

  private List<String> inFolder(String key) {
    return functions.stream()
        .filter(function -> key(folder(function)).equals(key))
        .map(FunctionSpec::id)
        .toList();
  }

  /** The folder in {@code functions/FOLDER/target/NAME.jar}. */
  private static String folder(FunctionSpec function) {
    return Optional.ofNullable(function.code().getParent())
        .map(Path::getParent)
        .map(Path::getFileName)
        .map(Path::toString)
        .orElse("");
  }

  private static String only(String name, List<String> found) {
    if (found.size() > 1) {
      throw misuse(
          "%s has several functions. Choose one of: %s.".formatted(name, String.join(", ", found)));
    }
    return found.getFirst();
  }

  private CommandFailed unknown(String name, String key) {
    String all = functions.stream().map(FunctionSpec::id).collect(Collectors.joining(", "));
    return misuse(
        "template.yaml has no function %s. It has %s.%n%sThe name of its folder in functions/ or events/ is also accepted."
            .formatted(name, all, suggestion(key)));
  }

  private String suggestion(String key) {
    return functions.stream()
        .map(FunctionSpec::id)
        .min(Comparator.comparingInt(id -> Typos.between(key, key(id))))
        .filter(id -> Typos.between(key, key(id)) <= Math.max(2, key.length() / 3))
        .map("Did you mean %s? "::formatted)
        .orElse("");
  }

  private static CommandFailed misuse(String message) {
    return new CommandFailed(CommandLine.ExitCode.USAGE, message, null);
  }

  private static String key(String name) {
    String letters = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    String suffix = SUFFIX.toLowerCase(Locale.ROOT);
    return letters.endsWith(suffix)
        ? letters.substring(0, letters.length() - suffix.length())
        : letters;
  }

  private static String singular(String key) {
    return key.endsWith("s") ? key.substring(0, key.length() - 1) : key;
  }
}
