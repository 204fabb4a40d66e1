package dev.cadenza.local;

import dev.cadenza.local.function.Outcome;
import dev.cadenza.local.iam.Permission;
import dev.cadenza.local.template.Addresses;
import dev.cadenza.local.template.Names;
import dev.cadenza.local.template.Stack;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/**
 * A SAM template, running. One at a time in a JVM: the SDK finds what holds functions to their
 * policies in a static place.
 *
 * <pre>{@code
 * try (LocalCloud cloud = LocalCloud.start(LocalCloudConfig.of(home).withPort(8000))) {
 *   ... cloud.httpUrl() ...
 * }
 * }</pre>
 */
public final class LocalCloud implements AutoCloseable {

  private final Addresses addresses;
  private final Stack stack;
  private final Running running;

  private LocalCloud(Addresses addresses, Stack stack, Running running) {
    this.addresses = addresses;
    this.stack = stack;
    this.running = running;
  }

  /**
   * Starts everything the template describes and waits until it is ready.
   *
   * @throws dev.cadenza.local.template.TemplateException when the template asks for something that
   *     cannot be honoured
   * @throws IllegalStateException when a local cloud already runs in this JVM, or a port is taken
   */
  public static LocalCloud start(LocalCloudConfig config) {
    return start(config, cloud -> {});
  }

  /**
   * As {@link #start(LocalCloudConfig)}, with something to do when all is there and before the
   * first request is taken: a client that gets an answer finds what was prepared.
   */
  public static LocalCloud start(LocalCloudConfig config, Consumer<LocalCloud> preparation) {
    Addresses addresses = Ports.free(config.port());
    Stack stack = Stack.read(config.templateFile(), config.home(), config.parameters(), addresses);
    LocalCloud cloud = new LocalCloud(addresses, stack, Running.start(config, stack, addresses));
    try {
      preparation.accept(cloud);
    } catch (RuntimeException | Error failure) {
      cloud.close();
      throw failure;
    }
    cloud.running.open();
    return cloud;
  }

  /** The HTTP API. */
  public URI httpUrl() {
    return addresses.httpUrl();
  }

  /** The WebSocket API; the template's own local paths are served beside it. */
  public URI webSocketUrl() {
    return addresses.webSocketUrl();
  }

  /**
   * Where a service listens, as {@code endpointOverride} of the SDK takes it.
   *
   * @param service {@code dynamodb}, {@code sqs}, {@code s3}, {@code kms} or {@code
   *     apigatewaymanagementapi}
   */
  public URI endpoint(String service) {
    return switch (service) {
      case "dynamodb" -> addresses.dynamoDbUrl();
      case "sqs" -> addresses.sqsUrl();
      case "s3" -> addresses.s3Url();
      case "kms" -> addresses.kmsUrl();
      case "apigatewaymanagementapi" ->
          stack
              .webSocketApi()
              .map(api -> addresses.managementUrl(api.apiId(), api.stage()))
              .orElseThrow(() -> new IllegalArgumentException("there is no WebSocket API"));
      default -> throw new IllegalArgumentException("no such service: " + service);
    };
  }

  public String region() {
    return Names.REGION;
  }

  /**
   * What clients of all services sign with: the secret is this data directory's own, and any access
   * key goes with it. A caller by a function's logical id is held to the function's policies.
   */
  public AwsBasicCredentials credentials() {
    return running.credentials();
  }

  /** The name of a table, by logical id. */
  public String tableName(String logicalId) {
    return stack.ref(logicalId);
  }

  /** The name of a bucket, by logical id. */
  public String bucketName(String logicalId) {
    return stack.ref(logicalId);
  }

  /** The URL of a queue, by logical id. */
  public String queueUrl(String logicalId) {
    return stack.ref(logicalId);
  }

  /** What {@code !GetAtt} of the resource is. */
  public String resolve(String logicalId, String attribute) {
    return stack.attribute(logicalId, attribute);
  }

  /** All variables that a function sees, by logical id. */
  public Map<String, String> environmentOf(String functionLogicalId) {
    return running.functions().environmentOf(functionLogicalId);
  }

  /**
   * Permissions of the functions that were not used since the start, by function. Functions in a
   * JVM of their own are not watched.
   */
  public Map<String, Set<Permission>> unusedPermissions() {
    return running.policies().unused();
  }

  /**
   * Invokes a function and waits for its answer.
   *
   * @param event JSON
   * @return what it answered, JSON
   * @throws FunctionException when it failed
   */
  public String invoke(String functionLogicalId, String event) throws InterruptedException {
    return text(running.functions().invoke(functionLogicalId, event));
  }

  /**
   * Fires a function's schedule at once and waits for the function to end.
   *
   * @return what it answered, JSON
   * @throws FunctionException when it failed
   */
  public String runSchedule(String functionLogicalId) throws InterruptedException {
    return text(running.timers().run(functionLogicalId));
  }

  /**
   * Says on EventBridge's default bus what a service would say there, and waits for those who
   * listen.
   *
   * @param event JSON
   * @return what each function answered that has a rule for it, by logical id
   * @throws FunctionException when one failed
   */
  public Map<String, String> publish(String event) throws InterruptedException {
    Map<String, String> answers = new LinkedHashMap<>();
    running
        .bus()
        .publish(event)
        .forEach((function, outcome) -> answers.put(function, text(outcome)));
    return answers;
  }

  private static String text(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Answer(String payload) -> payload;
      case Outcome.Failure(String type, String message) ->
          throw new FunctionException(type, message);
    };
  }

  /** Makes an instance of every function that serves requests, so that the first need not wait. */
  public void warmUp() throws InterruptedException {
    running.warmUp();
  }

  /**
   * Stops: no more requests and messages; handlers get a short while to end, then are interrupted;
   * then the emulators. Messages that were not done are there again at the next start.
   */
  @Override
  public void close() {
    running.close();
  }
}
