package dev.cadenza.local.queue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cadenza.local.queue.MessageQueue.Delivery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The API's actions on the messages of one queue. */
record MessageCalls(NamedQueue queue) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ALL = "All";
  private static final int MAX_BODY = 1024 * 1024;
  private static final int MAX_AT_ONCE = 10;
  private static final Duration MAX_DELAY = Duration.ofMinutes(15);
  private static final Duration MAX_HIDDEN = Duration.ofHours(12);
  private static final Duration MAX_WAIT = Duration.ofSeconds(20);

  /** One entry of a batch, or a single one. */
  @FunctionalInterface
  private interface Call {
    ObjectNode answer(JsonNode entry) throws QueueException;
  }

  ObjectNode answer(String action, JsonNode request) throws QueueException, InterruptedException {
    return switch (action) {
      case "SendMessage" -> send(request);
      case "SendMessageBatch" -> batch(request, this::send);
      case "ReceiveMessage" -> receive(request);
      case "DeleteMessage" -> delete(request);
      case "DeleteMessageBatch" -> batch(request, this::delete);
      case "ChangeMessageVisibility" -> hide(request);
      case "ChangeMessageVisibilityBatch" -> batch(request, this::hide);
      default ->
          throw QueueException.refused(
              "UnsupportedOperation", action + " is not supported locally");
    };
  }

  private static ObjectNode batch(JsonNode request, Call call) {
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode done = answer.putArray("Successful");
    ArrayNode failed = answer.putArray("Failed");
    for (JsonNode entry : request.path("Entries")) {
      String id = entry.path("Id").asText();
      try {
        done.add(call.answer(entry).put("Id", id));
      } catch (QueueException refusal) {
        failed
            .addObject()
            .put("Id", id)
            .put("Code", refusal.code())
            .put("Message", refusal.getMessage())
            .put("SenderFault", refusal.status() < 500);
      }
    }
    return answer;
  }

  private ObjectNode send(JsonNode request) throws QueueException {
    String body = request.path("MessageBody").asText();
    if (body.isEmpty() || body.getBytes(StandardCharsets.UTF_8).length > MAX_BODY) {
      throw QueueException.invalid("A message has 1 to " + MAX_BODY + " bytes.");
    }
    Optional<String> group = text(request, "MessageGroupId");
    if (queue.isFifo() && group.isEmpty()) {
      throw QueueException.refused("MissingParameter", "A FIFO queue requires a MessageGroupId.");
    }
    JsonNode attributes =
        request.hasNonNull("MessageAttributes")
            ? request.get("MessageAttributes")
            : JSON.createObjectNode();
    Duration delay = seconds(request, "DelaySeconds", queue.delay(), MAX_DELAY);
    Message message =
        queue.messages().send(body, attributes, group, delay, deduplication(request, body));
    ObjectNode answer = JSON.createObjectNode();
    answer.put("MessageId", message.id());
    answer.put("MD5OfMessageBody", Checksums.ofText(body));
    if (!attributes.isEmpty()) {
      answer.put("MD5OfMessageAttributes", Checksums.ofAttributes(attributes));
    }
    if (queue.isFifo()) {
      answer.put("SequenceNumber", String.format(Locale.ROOT, "%020d", message.number()));
    }
    return answer;
  }

  private Optional<String> deduplication(JsonNode request, String body) {
    if (!queue.isFifo()) {
      return Optional.empty();
    }
    return text(request, "MessageDeduplicationId")
        .or(() -> Optional.of(body).filter(_ -> queue.comparesContent()).map(Checksums::ofText));
  }

  private ObjectNode receive(JsonNode request) throws QueueException, InterruptedException {
    int most = request.path("MaxNumberOfMessages").asInt(1);
    if (most < 1 || most > MAX_AT_ONCE) {
      throw QueueException.invalid("MaxNumberOfMessages is not within 1-10: " + most);
    }
    List<Delivery> deliveries =
        queue
            .messages()
            .receive(
                most,
                seconds(request, "WaitTimeSeconds", queue.patience(), MAX_WAIT),
                seconds(request, "VisibilityTimeout", queue.hidden(), MAX_HIDDEN));
    List<String> system = new ArrayList<>(names(request.path("MessageSystemAttributeNames")));
    system.addAll(names(request.path("AttributeNames")));
    List<String> own = names(request.path("MessageAttributeNames"));
    ObjectNode answer = JSON.createObjectNode();
    if (!deliveries.isEmpty()) {
      ArrayNode messages = answer.putArray("Messages");
      deliveries.forEach(delivery -> messages.add(message(delivery, system, own)));
    }
    return answer;
  }

  private static ObjectNode message(Delivery delivery, List<String> system, List<String> own) {
    Message message = delivery.message();
    ObjectNode answer = JSON.createObjectNode();
    answer.put("MessageId", message.id());
    answer.put("ReceiptHandle", delivery.receipt());
    answer.put("Body", message.body());
    answer.put("MD5OfBody", Checksums.ofText(message.body()));
    ObjectNode attributes = JSON.createObjectNode();
    systemAttributes(delivery)
        .forEach(
            (name, value) -> {
              if (isRequested(name, system)) {
                attributes.put(name, value);
              }
            });
    if (!attributes.isEmpty()) {
      answer.set("Attributes", attributes);
    }
    ObjectNode wanted = JSON.createObjectNode();
    message.attributes().properties().stream()
        .filter(field -> isRequested(field.getKey(), own))
        .forEach(field -> wanted.set(field.getKey(), field.getValue()));
    if (!wanted.isEmpty()) {
      answer.set("MessageAttributes", wanted);
      answer.put("MD5OfMessageAttributes", Checksums.ofAttributes(wanted));
    }
    return answer;
  }

  private static Map<String, String> systemAttributes(Delivery delivery) {
    Message message = delivery.message();
    Map<String, String> attributes = new TreeMap<>();
    attributes.put("ApproximateReceiveCount", Integer.toString(delivery.receives()));
    attributes.put("ApproximateFirstReceiveTimestamp", Long.toString(delivery.firstReceivedAt()));
    attributes.put("SentTimestamp", Long.toString(message.sentAt()));
    attributes.put("SenderId", "local");
    message.group().ifPresent(group -> attributes.put("MessageGroupId", group));
    return attributes;
  }

  private static boolean isRequested(String name, List<String> names) {
    return names.contains(ALL) || names.contains(".*") || names.contains(name);
  }

  private ObjectNode delete(JsonNode request) throws QueueException {
    queue.messages().delete(request.path("ReceiptHandle").asText());
    return JSON.createObjectNode();
  }

  private ObjectNode hide(JsonNode request) throws QueueException {
    Duration time = seconds(request, "VisibilityTimeout", queue.hidden(), MAX_HIDDEN);
    queue.messages().hide(request.path("ReceiptHandle").asText(), time);
    return JSON.createObjectNode();
  }

  private static Duration seconds(
      JsonNode request, String name, Duration otherwise, Duration longest) throws QueueException {
    if (!request.hasNonNull(name)) {
      return otherwise;
    }
    long seconds = request.get(name).asLong(-1);
    if (seconds < 0 || seconds > longest.toSeconds()) {
      throw QueueException.invalid(
          String.format(
              Locale.ROOT,
              "%s is not within 0-%d: %s",
              name,
              longest.toSeconds(),
              request.get(name)));
    }
    return Duration.ofSeconds(seconds);
  }

  private static Optional<String> text(JsonNode request, String name) {
    return Optional.ofNullable(request.get(name)).filter(JsonNode::isTextual).map(JsonNode::asText);
  }

  static List<String> names(JsonNode array) {
    List<String> names = new ArrayList<>();
    array.forEach(name -> names.add(name.asText()));
    return names;
  }
}
