package dev.cadenza.local.template;

import java.util.Map;
import java.util.TreeMap;

/**
 * A queue.
 *
 * @param attributes names and values as SQS's own API takes them
 */
public record QueueSpec(String id, String name, Map<String, String> attributes) {

  public QueueSpec {
    attributes = Map.copyOf(new TreeMap<>(attributes));
  }

  public String arn() {
    return Names.queueArn(name);
  }
}
