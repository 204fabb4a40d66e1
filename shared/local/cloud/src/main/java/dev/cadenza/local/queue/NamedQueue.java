package dev.cadenza.local.queue;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * A queue with its settings.
 *
 * @param attributes in the API's format
 */
record NamedQueue(String name, MessageQueue messages, Map<String, String> attributes) {
  private static final String FIFO_SUFFIX = ".fifo";
  private static final String SECONDS_HIDDEN = "30";

  NamedQueue {
    requireNonNull(name, "name");
    requireNonNull(messages, "messages");
    attributes = Map.copyOf(attributes);
  }

  static boolean isFifo(String name) {
    return name.endsWith(FIFO_SUFFIX);
  }

  boolean isFifo() {
    return isFifo(name);
  }

  /** The visibility timeout of received messages. */
  Duration hidden() {
    return seconds("VisibilityTimeout", SECONDS_HIDDEN);
  }

  /** The delay of new messages. */
  Duration delay() {
    return seconds("DelaySeconds", "0");
  }

  /** The waiting time of a receive. */
  Duration patience() {
    return seconds("ReceiveMessageWaitTimeSeconds", "0");
  }

  /** Whether equal bodies are the same message. */
  boolean comparesContent() {
    return Boolean.parseBoolean(attributes.get("ContentBasedDeduplication"));
  }

  private Duration seconds(String attribute, String otherwise) {
    return Duration.ofSeconds(Long.parseLong(attributes.getOrDefault(attribute, otherwise)));
  }

  NamedQueue with(Map<String, String> changes) {
    Map<String, String> merged = new TreeMap<>(attributes);
    merged.putAll(changes);
    return new NamedQueue(name, messages, merged);
  }
}
