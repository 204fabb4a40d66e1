package dev.cadenza.local.trigger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cadenza.local.template.spec.Names;
import java.io.IOException;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Converts messages to Lambda's event, and parses the response. */
final class QueueEvents {

  private static final ObjectMapper JSON = new ObjectMapper();

  private QueueEvents() {}

  static String event(List<Message> messages, String queueArn) {
    ObjectNode event = JSON.createObjectNode();
    ArrayNode records = event.putArray("Records");
    messages.forEach(message -> record(records.addObject(), message, queueArn));
    return event.toString();
  }

  private static void record(ObjectNode record, Message message, String queueArn) {
    record.put("messageId", message.messageId());
    record.put("receiptHandle", message.receiptHandle());
    record.put("body", message.body());
    record.put("md5OfBody", message.md5OfBody());
    record.put("eventSource", "aws:sqs");
    record.put("eventSourceARN", queueArn);
    record.put("awsRegion", Names.REGION);
    ObjectNode system = record.putObject("attributes");
    message.attributesAsStrings().forEach(system::put);
    ObjectNode attributes = record.putObject("messageAttributes");
    message
        .messageAttributes()
        .forEach((name, value) -> attribute(attributes.putObject(name), value));
  }

  private static void attribute(ObjectNode attribute, MessageAttributeValue value) {
    attribute.put("dataType", value.dataType());
    if (value.stringValue() != null) {
      attribute.put("stringValue", value.stringValue());
    }
    if (value.binaryValue() != null) {
      attribute.put(
          "binaryValue", Base64.getEncoder().encodeToString(value.binaryValue().asByteArray()));
    }
  }

  /**
   * The ids of failed messages. As on Lambda, a response with an unknown message or in an invalid
   * format fails the whole batch, and an empty one fails nothing.
   */
  static Set<String> failures(String answer, List<Message> messages) {
    Set<String> all = messages.stream().map(Message::messageId).collect(Collectors.toSet());
    try {
      JsonNode failures = JSON.readTree(answer).path("batchItemFailures");
      Set<String> failed = new HashSet<>();
      for (JsonNode failure : failures) {
        failed.add(failure.path("itemIdentifier").asText());
      }
      return all.containsAll(failed) ? failed : all;
    } catch (IOException unreadable) {
      return all;
    }
  }
}
