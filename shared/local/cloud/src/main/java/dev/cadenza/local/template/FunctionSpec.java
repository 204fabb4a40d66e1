package dev.cadenza.local.template;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A function as the template describes it.
 *
 * @param id logical id
 * @param name the name others call it by
 * @param handler {@code Class} or {@code Class::method}
 * @param code the jar that holds the handler
 * @param layers directories whose {@code java/lib} joins the class path
 * @param memory in megabytes
 * @param environment the template's variables, resolved
 * @param policies all that it may do
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
