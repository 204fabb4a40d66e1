package dev.cadenza.cli.sam;

import dev.cadenza.aws.Environment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The variables of one function, in the format of {@code --env-vars}.
 *
 * <p>SAM passes only variables that the template declares, without endpoints, region and
 * credentials. These are passed as system properties in {@code JAVA_TOOL_OPTIONS}, which the
 * template declares.
 */
final class SamVariables {
  private static final String OPTIONS = "JAVA_TOOL_OPTIONS";

  /** The variables of the local cloud that contain a port. */
  private static final Pattern HERE =
      Pattern.compile("(?<=http://)(localhost|127\\.0\\.0\\.1):(\\d+)");

  /** Variables that SAM, or the runtime in the container, sets. */
  private static final Predicate<String> OF_THE_RUNTIME =
      name -> name.startsWith("AWS_LAMBDA_") || name.equals("AWS_EXECUTION_ENV");

  private final Set<String> declared;
  private final Map<String, String> local;

  /**
   * @param declared the names of the function's variables in the template
   * @param local all variables of the function on the running platform
   */
  SamVariables(Set<String> declared, Map<String, String> local) {
    this.declared = Set.copyOf(declared);
    this.local = Map.copyOf(local);
    if (!declared.contains(OPTIONS)) {
      throw new IllegalArgumentException("the template declares no " + OPTIONS);
    }
  }

  /**
   * @param address of this machine for containers
   */
  Map<String, String> at(String address) {
    Map<String, String> variables = new LinkedHashMap<>();
    declared.stream()
        .sorted()
        .filter(local::containsKey)
        .forEach(name -> variables.put(name, moved(local.get(name), address)));
    variables.merge(OPTIONS, properties(address), (given, more) -> given + " " + more);
    return variables;
  }

  private String properties(String address) {
    // The shell's session token would invalidate the key.
    Stream<String> noSession = Stream.of(property("AWS_SESSION_TOKEN", ""));
    Stream<String> own =
        local.keySet().stream()
            .filter(name -> name.startsWith("AWS_") && !declared.contains(name))
            .filter(OF_THE_RUNTIME.negate())
            .filter(name -> !name.equals("AWS_SESSION_TOKEN"))
            .sorted()
            .map(name -> property(name, moved(local.get(name), address)));
    return Stream.concat(own, noSession).collect(Collectors.joining(" "));
  }

  private static String property(String name, String value) {
    return "-D" + Environment.PROPERTY + name + "=" + value;
  }

  private static String moved(String value, String address) {
    return HERE.matcher(value)
        .replaceAll(found -> Matcher.quoteReplacement(address) + ":" + found.group(2));
  }

  /** The ports of this machine in the variables. */
  Set<Integer> ports() {
    return local.entrySet().stream()
        .filter(entry -> declared.contains(entry.getKey()) || entry.getKey().startsWith("AWS_"))
        .flatMap(entry -> HERE.matcher(entry.getValue()).results())
        .map((MatchResult found) -> Integer.valueOf(found.group(2)))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
