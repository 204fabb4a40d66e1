package dev.cadenza.local.template;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a function may do: each of the actions to each of the resources.
 *
 * @param actions like {@code dynamodb:GetItem}; {@code *} and {@code ?} stand for what they usually
 *     do
 * @param resources ARNs, with the same two signs
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

  /** Whether IAM's pattern stands for the text. */
  public static boolean matches(String pattern, String text) {
    // Each call to AWS asks for some of the same few hundred.
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
