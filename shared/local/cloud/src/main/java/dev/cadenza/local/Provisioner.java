package dev.cadenza.local;

import dev.cadenza.local.emulator.Buckets;
import dev.cadenza.local.emulator.Clients;
import dev.cadenza.local.emulator.Queues;
import dev.cadenza.local.emulator.Tables;
import dev.cadenza.local.function.LambdaVariables;
import dev.cadenza.local.template.Addresses;
import dev.cadenza.local.template.FunctionSpec;
import dev.cadenza.local.template.KeySpec;
import dev.cadenza.local.template.Stack;
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
 * One endpoint that answers for all of AWS, with what a template keeps made on it: tables, queues
 * and buckets as {@link LocalCloud} has them, and neither functions nor APIs. Keys are left to the
 * caller, as a key's identifier cannot be chosen on AWS.
 */
public final class Provisioner {

  /** Of a service that looks at no signature. */
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
   * Makes what is not there yet, and brings what is there up to date.
   *
   * @param home the directory of {@code template.yaml}
   * @param endpoint with its port, like {@code http://localhost:4566}
   * @throws software.amazon.awssdk.core.exception.SdkException when it does not answer, or refuses
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

  /** The functions, of which none runs. */
  public List<FunctionSpec> functions() {
    return stack.functions();
  }

  /** The keys that the variables of functions name. */
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

  /** The queues' URLs have a host of their own, which the SDK does not ask. */
  private Map<String, String> endpoints() {
    Map<String, String> endpoints =
        Stream.of("DYNAMODB", "KMS", "S3", "SECRETS_MANAGER", "SQS")
            .collect(
                Collectors.toMap(
                    service -> "AWS_ENDPOINT_URL_" + service, service -> endpoint.toString()));
    // Links lead to the endpoint itself: no gateway stands before it.
    endpoints.put(LambdaVariables.LINK_ENDPOINT, "");
    return endpoints;
  }
}
