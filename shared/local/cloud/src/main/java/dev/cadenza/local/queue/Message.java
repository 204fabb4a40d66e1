package dev.cadenza.local.queue;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A sent message, with the number of its failed receives.
 *
 * @param number in the order of sending
 * @param attributes in the API's format, by name; an empty object if there are none
 * @param group empty if the sender set none
 * @param sentAt in milliseconds since 1970
 * @param notBefore when it may first be received, in milliseconds since 1970
 * @param receives receives that ended without a delete
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

  /** The same message in another queue. */
  Message movedAs(long number, long now) {
    return new Message(id, number, body, attributes, group, sentAt, now, 0);
  }
}
