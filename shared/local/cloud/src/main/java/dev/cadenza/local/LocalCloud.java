package dev.cadenza.local;

import dev.cadenza.local.function.Outcome;
import dev.cadenza.local.iam.Permission;
import dev.cadenza.local.template.Stack;
import dev.cadenza.local.template.spec.Addresses;
import dev.cadenza.local.template.spec.Names;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/**
 * A running SAM template. One at a time in a JVM: the SDK finds the enforcement of function
 * policies in a static field.
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
   * Starts all resources of the template and waits until they are ready.
   *
   * @throws dev.cadenza.local.template.intrinsic.TemplateException when the template contains
   *     unsupported parts
   * @throws IllegalStateException when a local cloud already runs in this JVM, or a port is in use
   */
  public static LocalCloud start(LocalCloudConfig config) {
    return start(config, cloud -> {});
  }

  /**
   * Like {@link #start(LocalCloudConfig)}, with a preparation step after the start and before the
   * first request and the first message.
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

  /** The URL of the WebSocket API; the template's local paths are also served. */
  public URI webSocketUrl() {
    return addresses.webSocketUrl();
  }

  /**
   * The endpoint of a service, for {@code endpointOverride} of the SDK.
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
              .orElseThrow(() -> new IllegalArgumentException("the template has no WebSocket API"));
      default -> throw new IllegalArgumentException("unknown service: " + service);
    };
  }

  public String region() {
    return Names.REGION;
  }

  /**
   * The credentials of clients: the secret of this data directory, with any access key. A
   * function's logical id as access key enforces the function's policies.
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

  /** The value of {@code !GetAtt} for a resource. */
  public String resolve(String logicalId, String attribute) {
    return stack.attribute(logicalId, attribute);
  }

  /** All variables of a function, by logical id. */
  public Map<String, String> environmentOf(String functionLogicalId) {
    return running.functions().environmentOf(functionLogicalId);
  }

  /**
   * The permissions of functions that were not used since the start, by function. Functions in
   * separate JVMs are not observed.
   */
  public Map<String, Set<Permission>> unusedPermissions() {
    return running.policies().unused();
  }

  /**
   * Invokes a function and waits for its response.
   *
   * @param event JSON
   * @return the response, JSON
   * @throws FunctionException when it failed
   */
  public String invoke(String functionLogicalId, String event) throws InterruptedException {
    return text(running.functions().invoke(functionLogicalId, event));
  }

  /**
   * Runs a function's schedule immediately and waits for the function.
   *
   * @return the response, JSON
   * @throws FunctionException when it failed
   */
  public String runSchedule(String functionLogicalId) throws InterruptedException {
    return text(running.timers().run(functionLogicalId));
  }

  /**
   * Sends an event to EventBridge's default bus, and waits for all its targets.
   *
   * @param event JSON
   * @return the responses of the functions with a matching rule, by logical id
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

  /**
   * Starts an instance of every function that serves requests, so that the first request need not
   * wait.
   */
  public void warmUp() throws InterruptedException {
    running.warmUp();
  }

  /**
   * Stops accepting requests and messages; handlers have a short time to end, then are interrupted;
   * then the emulators stop. Unfinished messages are available again at the next start.
   */
  @Override
  public void close() {
    running.close();
  }
}
