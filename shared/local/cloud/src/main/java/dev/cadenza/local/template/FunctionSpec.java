package dev.cadenza.local.template;

import dev.cadenza.local.template.spec.Names;
import dev.cadenza.local.template.spec.PolicyStatement;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A function in the template.
 *
 * @param id logical id
 * @param name the function's name
 * @param handler {@code Class} or {@code Class::method}
 * @param code the jar of the handler
 * @param layers directories whose {@code java/lib} is added to the class path
 * @param memory in megabytes
 * @param environment the template's variables, resolved
 * @param policies all its permissions
 */
public record FunctionSpec(
    String id,
    String name,
    String handler,
    Path code,
    List<Path> layers,
    Duration timeout,
    int memory,
    Map<String, String> environment,
    List<PolicyStatement> policies,
    List<EventSource> events) {

  public FunctionSpec {
    layers = List.copyOf(layers);
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    policies = List.copyOf(policies);
    events = List.copyOf(events);
  }

  public String arn() {
    return Names.functionArn(name);
  }
}
