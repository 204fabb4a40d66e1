package dev.cadenza.local.trigger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cadenza.local.function.Functions;
import dev.cadenza.local.function.Outcome;
import dev.cadenza.local.template.EventSource;
import dev.cadenza.local.template.FunctionSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** EventBridge's default bus: invokes the functions with a matching rule. */
public final class EventBus {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<FunctionSpec> specs;
  private final Functions functions;

  public EventBus(List<FunctionSpec> specs, Functions functions) {
    this.specs = List.copyOf(specs);
    this.functions = functions;
  }

  /**
   * Runs all functions with a matching rule, one after another.
   *
   * @param event JSON
   * @return the responses, by logical id
   */
  public Map<String, Outcome> publish(String event) throws InterruptedException {
    JsonNode parsed = parse(event);
    Map<String, Outcome> answers = new LinkedHashMap<>();
    for (FunctionSpec spec : specs) {
      boolean listens =
          spec.events().stream()
              .anyMatch(
                  it -> it instanceof EventSource.Rule rule && rule.pattern().matches(parsed));
      if (listens) {
        answers.put(spec.id(), functions.invoke(spec.id(), event));
      }
    }
    return answers;
  }

  private static JsonNode parse(String event) {
    try {
      return JSON.readTree(event);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("an event must be JSON", e);
    }
  }
}
