package dev.cadenza.local.iam;

import dev.cadenza.local.template.FunctionSpec;
import dev.cadenza.local.template.Stack;
import dev.cadenza.local.template.spec.Names;
import dev.cadenza.local.template.spec.PolicyStatement;
import dev.cadenza.local.template.spec.WebSocketApiSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The permissions of each function in the template, and those it has used. A function is identified
 * by its access key, which is its logical id: on AWS by its role.
 */
public final class Policies {

  private final Map<String, List<PolicyStatement>> byFunction;
  private final Map<String, Set<Permission>> used = new ConcurrentHashMap<>();
  private final Calls calls;

  private Policies(Map<String, List<PolicyStatement>> byFunction, Calls calls) {
    this.byFunction = Map.copyOf(byFunction);
    this.calls = calls;
  }

  public static Policies of(Stack stack) {
    String connections =
        stack
            .webSocketApi()
            .map((WebSocketApiSpec api) -> Names.stageArn(api.apiId(), api.stage()))
            .orElse("");
    return new Policies(
        stack.functions().stream()
            .collect(Collectors.toMap(FunctionSpec::id, FunctionSpec::policies)),
        new Calls(connections));
  }

  /** Whether the access key belongs to a function. */
  boolean knows(String function) {
    return byFunction.containsKey(function);
  }

  Calls calls() {
    return calls;
  }

  /** Whether a function has a permission; if so, its use is recorded. */
  boolean allows(String function, Permission permission) {
    Set<Permission> before = used.get(function);
    // What was allowed once is allowed again: policies do not change while a cloud runs.
    if (before != null && before.contains(permission)) {
      return true;
    }
    boolean allowed =
        byFunction.getOrDefault(function, List.of()).stream()
            .anyMatch(statement -> statement.allows(permission.action(), permission.resource()));
    if (allowed) {
      used.computeIfAbsent(function, _ -> ConcurrentHashMap.newKeySet()).add(permission);
    }
    return allowed;
  }

  /**
   * The granted permissions that were not used since the start.
   *
   * @return pairs of action and resource as in the template, by function
   */
  public Map<String, Set<Permission>> unused() {
    return byFunction.keySet().stream()
        .collect(
            Collectors.toMap(Function.identity(), this::unusedBy, (one, _) -> one, TreeMap::new));
  }

  private Set<Permission> unusedBy(String function) {
    Set<Permission> done = used.getOrDefault(function, Set.of());
    return byFunction.get(function).stream()
        .flatMap(
            statement ->
                statement.actions().stream()
                    .flatMap(
                        action ->
                            statement.resources().stream()
                                .map(resource -> new Permission(action, resource))))
        .filter(granted -> done.stream().noneMatch(use -> covers(granted, use)))
        .collect(Collectors.toSet());
  }

  private static boolean covers(Permission granted, Permission use) {
    return PolicyStatement.matches(granted.action(), use.action())
        && PolicyStatement.matches(granted.resource(), use.resource());
  }
}
