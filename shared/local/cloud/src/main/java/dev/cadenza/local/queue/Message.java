package dev.cadenza.local.queue;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A message as it was sent, and how often it was received in vain.
 *
 * @param number in the order of sending
 * @param attributes as the API has them, by name; an empty object when there are none
 * @param group empty when the sender named none
 * @param sentAt in milliseconds since 1970
 * @param notBefore when it may first be received, likewise
 * @param receives that have ended without its being deleted
 */
record Message(
    String id,
    long number,
    String body,
    JsonNode attributes,
    Optional<String> group,
    long sentAt,
    long notBefore,
    int receives) {
  Message {
    requireNonNull(id, "id");
    requireNonNull(body, "body");
    requireNonNull(attributes, "attributes");
    requireNonNull(group, "group");
  }

  Message receivedInVain(int times) {
    return new Message(id, number, body, attributes, group, sentAt, notBefore, times);
  }

  /** The same in another queue. */
  Message movedAs(long number, long now) {
    return new Message(id, number, body, attributes, group, sentAt, now, 0);
  }
}
