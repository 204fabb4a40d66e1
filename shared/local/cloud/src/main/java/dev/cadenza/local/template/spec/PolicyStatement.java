package dev.cadenza.local.template.spec;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An allow statement: each of the actions on each of the resources.
 *
 * @param actions such as {@code dynamodb:GetItem}, with the wildcards {@code *} and {@code ?}
 * @param resources ARNs, with the same wildcards
 */
public record PolicyStatement(List<String> actions, List<String> resources) {
  private static final Map<String, Pattern> COMPILED = new ConcurrentHashMap<>();

  public PolicyStatement {
    actions = List.copyOf(actions);
    resources = List.copyOf(resources);
  }

  public boolean allows(String action, String resource) {
    return actions.stream().anyMatch(pattern -> matches(pattern, action))
        && resources.stream().anyMatch(pattern -> matches(pattern, resource));
  }

  /** Whether IAM's pattern matches the text. */
  public static boolean matches(String pattern, String text) {
    // The same few hundred are used for each call to AWS.
    return COMPILED.computeIfAbsent(pattern, PolicyStatement::compile).matcher(text).matches();
  }

  private static Pattern compile(String pattern) {
    String expression =
        pattern
            .chars()
            .mapToObj(
                character ->
                    switch (character) {
                      case '*' -> ".*";
                      case '?' -> ".";
                      default -> Pattern.quote(Character.toString(character));
                    })
            .collect(Collectors.joining());
    return Pattern.compile(expression, Pattern.DOTALL);
  }
}
