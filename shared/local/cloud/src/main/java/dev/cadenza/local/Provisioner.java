package dev.cadenza.local;

import dev.cadenza.local.emulator.Buckets;
import dev.cadenza.local.emulator.Clients;
import dev.cadenza.local.emulator.Queues;
import dev.cadenza.local.emulator.Tables;
import dev.cadenza.local.function.LambdaVariables;
import dev.cadenza.local.template.FunctionSpec;
import dev.cadenza.local.template.Stack;
import dev.cadenza.local.template.spec.Addresses;
import dev.cadenza.local.template.spec.KeySpec;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Creates a template's tables, queues and buckets on one endpoint for all of AWS, with the code of
 * {@link LocalCloud}, without functions and APIs. The caller provides keys, because the identifier
 * of a key cannot be chosen on AWS.
 */
public final class Provisioner {

  /** For a service that does not verify signatures. */
  private static final AwsBasicCredentials CREDENTIALS =
      AwsBasicCredentials.create("local", "not-looked-at");

  private final URI endpoint;
  private final Stack stack;
  private final Addresses addresses;

  private Provisioner(URI endpoint, Stack stack, Addresses addresses) {
    this.endpoint = endpoint;
    this.stack = stack;
    this.addresses = addresses;
  }

  /**
   * Creates missing resources, and updates existing ones.
   *
   * @param home the directory of {@code template.yaml}
   * @param endpoint with its port, such as {@code http://localhost:4566}
   * @throws software.amazon.awssdk.core.exception.SdkException when it does not respond, or rejects
   *     a request
   */
  public static Provisioner provision(Path home, URI endpoint) {
    int port = endpoint.getPort();
    Addresses addresses = new Addresses(port, port, port, port, port);
    Stack stack = Stack.read(home.resolve("template.yaml"), home, Map.of(), addresses);
    Tables.create(stack.tables(), endpoint, CREDENTIALS);
    try (SqsClient sqs = Clients.client(SqsClient.builder(), endpoint, CREDENTIALS);
        S3Client s3 =
            Clients.client(S3Client.builder().forcePathStyle(true), endpoint, CREDENTIALS)) {
      Queues.create(stack.queues(), sqs);
      Buckets.create(stack.buckets(), s3);
    }
    return new Provisioner(endpoint, stack, addresses);
  }

  /** The functions, which are not run. */
  public List<FunctionSpec> functions() {
    return stack.functions();
  }

  /** The keys in the variables of functions. */
  public List<KeySpec> keys() {
    return stack.keys();
  }

  /**
   * The variables of a function, by logical id, with all services at this endpoint.
   *
   * @throws IllegalArgumentException when the template has no such function
   */
  public Map<String, String> environmentOf(String functionLogicalId) {
    FunctionSpec function =
        stack.functions().stream()
            .filter(candidate -> candidate.id().equals(functionLogicalId))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the template has no function " + functionLogicalId));
    return LambdaVariables.of(function, addresses, CREDENTIALS, endpoints());
  }

  /** Queue URLs have their own host, which the SDK does not use. */
  private Map<String, String> endpoints() {
    Map<String, String> endpoints =
        Stream.of("DYNAMODB", "KMS", "S3", "SECRETS_MANAGER", "SQS")
            .collect(
                Collectors.toMap(
                    service -> "AWS_ENDPOINT_URL_" + service, service -> endpoint.toString()));
    // Links use the endpoint itself, without a gateway.
    endpoints.put(LambdaVariables.LINK_ENDPOINT, "");
    return endpoints;
  }
}
