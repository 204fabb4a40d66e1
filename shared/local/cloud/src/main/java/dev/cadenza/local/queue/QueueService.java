package dev.cadenza.local.queue;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cadenza.local.queue.MessageQueue.DeadLetters;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;

/**
 * SQS's JSON API, with the action in a header. Queues are created at each start, and load their
 * messages.
 */
public final class QueueService implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PREFIX = "AmazonSQS.";
  private static final String NAME = "[A-Za-z0-9_-]{1,75}(\\.fifo)?";
  private static final String REDRIVE = "RedrivePolicy";

  private final Path directory;
  private final URI base;
  private final UnaryOperator<String> arn;
  private final Map<String, NamedQueue> queues = new ConcurrentSkipListMap<>();

  /**
   * The response.
   *
   * @param body JSON
   */
  public record Answer(int status, String body) {}

  /**
   * @param directory with one folder per queue
   * @param base of the queues' URLs, with the account
   * @param arn returns the ARN of a queue's name
   */
  public QueueService(Path directory, URI base, UnaryOperator<String> arn) {
    this.directory = requireNonNull(directory, "directory");
    this.base = requireNonNull(base, "base");
    this.arn = requireNonNull(arn, "arn");
  }

  /**
   * Performs an action; a receive may wait.
   *
   * @param target the header {@code X-Amz-Target}, such as {@code AmazonSQS.SendMessage}
   * @param body JSON
   */
  public Answer answer(String target, byte[] body) throws InterruptedException {
    try {
      JsonNode request = JSON.readTree(body);
      String action = target.startsWith(PREFIX) ? target.substring(PREFIX.length()) : "";
      return new Answer(200, answer(action, request).toString());
    } catch (QueueException refusal) {
      return error(refusal.status(), refusal.code(), String.valueOf(refusal.getMessage()));
    } catch (IOException | IllegalArgumentException unreadable) {
      return error(400, "InvalidParameterValue", String.valueOf(unreadable.getMessage()));
    }
  }

  private static Answer error(int status, String code, String message) {
    ObjectNode error = JSON.createObjectNode();
    error.put("__type", "com.amazonaws.sqs#" + code);
    error.put("message", message);
    return new Answer(status, error.toString());
  }

  private ObjectNode answer(String action, JsonNode request)
      throws QueueException, IOException, InterruptedException {
    return switch (action) {
      case "CreateQueue" -> create(request);
      case "ListQueues" -> list(request);
      case "GetQueueUrl" -> url(find(request.path("QueueName").asText()));
      case "SetQueueAttributes" -> change(queue(request), texts(request.path("Attributes")));
      case "GetQueueAttributes" -> describe(queue(request), request.path("AttributeNames"));
      case "PurgeQueue" -> purge(queue(request));
      default -> new MessageCalls(queue(request)).answer(action, request);
    };
  }

  private ObjectNode create(JsonNode request) throws QueueException {
    String name = request.path("QueueName").asText();
    if (!name.matches(NAME)) {
      throw QueueException.invalid("Invalid queue name: " + name);
    }
    // If two were created concurrently, one would lose its messages.
    synchronized (queues) {
      if (!queues.containsKey(name)) {
        MessageFiles files = MessageFiles.in(directory.resolve(name));
        MessageQueue messages = new MessageQueue(files, NamedQueue.isFifo(name));
        queues.put(name, new NamedQueue(name, messages, Map.of()));
      }
    }
    change(find(name), texts(request.path("Attributes")));
    return url(find(name));
  }

  private ObjectNode list(JsonNode request) {
    String prefix = request.path("QueueNamePrefix").asText("");
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode urls = answer.putArray("QueueUrls");
    queues.keySet().stream()
        .filter(name -> name.startsWith(prefix))
        .map(this::url)
        .forEach(urls::add);
    return answer;
  }

  private ObjectNode url(NamedQueue queue) {
    return JSON.createObjectNode().put("QueueUrl", url(queue.name()));
  }

  private String url(String name) {
    return base + "/" + name;
  }

  private ObjectNode change(NamedQueue queue, Map<String, String> changes) throws QueueException {
    String redrive = changes.get(REDRIVE);
    if (redrive != null) {
      queue.messages().deadLetters(deadLetters(redrive));
    }
    queues.put(queue.name(), queue.with(changes));
    return JSON.createObjectNode();
  }

  private Optional<DeadLetters> deadLetters(String redrive) throws QueueException {
    if (redrive.isBlank()) {
      return Optional.empty();
    }
    try {
      JsonNode policy = JSON.readTree(redrive);
      String target = policy.path("deadLetterTargetArn").asText();
      MessageQueue queue = find(target.substring(target.lastIndexOf(':') + 1)).messages();
      return Optional.of(new DeadLetters(queue, policy.path("maxReceiveCount").asInt()));
    } catch (JsonProcessingException unreadable) {
      throw QueueException.invalid("The redrive policy is not JSON: " + redrive);
    }
  }

  private ObjectNode describe(NamedQueue queue, JsonNode wanted) {
    MessageQueue.Counts counts = queue.messages().counts();
    Map<String, String> all = new TreeMap<>(queue.attributes());
    all.put("QueueArn", arn.apply(queue.name()));
    all.put("ApproximateNumberOfMessages", Integer.toString(counts.visible()));
    all.put("ApproximateNumberOfMessagesNotVisible", Integer.toString(counts.inFlight()));
    all.put("ApproximateNumberOfMessagesDelayed", Integer.toString(counts.delayed()));
    ObjectNode answer = JSON.createObjectNode();
    ObjectNode attributes = answer.putObject("Attributes");
    all.forEach(
        (name, value) -> {
          if (MessageCalls.names(wanted).stream()
              .anyMatch(it -> it.equals("All") || it.equals(name))) {
            attributes.put(name, value);
          }
        });
    return answer;
  }

  private static ObjectNode purge(NamedQueue queue) throws QueueException {
    queue.messages().purge();
    return JSON.createObjectNode();
  }

  private NamedQueue queue(JsonNode request) throws QueueException {
    String url = request.path("QueueUrl").asText();
    return find(url.substring(url.lastIndexOf('/') + 1));
  }

  private NamedQueue find(String name) throws QueueException {
    NamedQueue queue = queues.get(name);
    if (queue == null) {
      throw QueueException.refused("QueueDoesNotExist", "Queue not found: " + name);
    }
    return queue;
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new TreeMap<>();
    object.properties().forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
    return texts;
  }

  @Override
  public void close() {
    queues.values().forEach(queue -> queue.messages().close());
  }
}
