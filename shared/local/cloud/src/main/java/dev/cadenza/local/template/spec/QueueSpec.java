package dev.cadenza.local.template.spec;

import java.util.Map;
import java.util.TreeMap;

/**
 * A queue.
 *
 * @param attributes names and values in SQS's format
 */
public record QueueSpec(String id, String name, Map<String, String> attributes) {

  public QueueSpec {
    attributes = Map.copyOf(new TreeMap<>(attributes));
  }

  public String arn() {
    return Names.queueArn(name);
  }
}
