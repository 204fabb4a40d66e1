package dev.cadenza.aws;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsAsyncClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The SDK's clients as a function's variables describe them: region, credentials and, where they
 * are not AWS's own, endpoints. Each is made when it is first asked for, and once: making one takes
 * a start longer than most of what it is asked. Safe for use by several threads.
 */
public final class AwsClients {
  private static final ScopedValue<AwsClients> SHARED = ScopedValue.newInstance();

  private final Environment environment;
  private final Region region;
  private final AwsCredentialsProvider credentials;
  private final Transport transport = Transport.current();
  private final Map<Class<?>, Object> made = new ConcurrentHashMap<>();

  public AwsClients(Environment environment) {
    this.environment = environment;
    this.region = Region.of(environment.get("AWS_REGION"));
    // An environment restored from a snapshot gets a credentials endpoint instead of keys, because
    // those in the snapshot would have expired.
    this.credentials =
        environment
            .find("AWS_ACCESS_KEY_ID")
            .<AwsCredentialsProvider>map(
                id -> StaticCredentialsProvider.create(credentials(id, environment)))
            .orElseGet(() -> ContainerCredentialsProvider.builder().build());
  }

  private static AwsCredentials credentials(String id, Environment environment) {
    String secret = environment.get("AWS_SECRET_ACCESS_KEY");
    // Lambda's session credentials are valid as long as the execution environment.
    return environment
        .find("AWS_SESSION_TOKEN")
        .<AwsCredentials>map(token -> AwsSessionCredentials.create(id, secret, token))
        .orElseGet(() -> AwsBasicCredentials.create(id, secret));
  }

  /** Those that what is being made now has to share; empty when it is made by itself. */
  public static Optional<AwsClients> shared() {
    return SHARED.isBound() ? Optional.of(SHARED.get()) : Optional.empty();
  }

  /** The {@link #shared} ones, or new ones. */
  public static AwsClients of(Environment environment) {
    return shared().orElseGet(() -> new AwsClients(environment));
  }

  /** Calls with these clients {@link #shared} by what is made meanwhile. */
  public <T> T sharedBy(Supplier<T> call) {
    return ScopedValue.where(SHARED, this).call(call::get);
  }

  public DynamoDbClient dynamoDb() {
    return client(DynamoDbClient.class, DynamoDbClient::builder, "DYNAMODB");
  }

  public SqsClient sqs() {
    return client(SqsClient.class, SqsClient::builder, "SQS");
  }

  public KmsClient kms() {
    return client(KmsClient.class, KmsClient::builder, "KMS");
  }

  public S3Client s3() {
    return once(S3Client.class, this::newS3);
  }

  private S3Client newS3() {
    S3Client client =
        connected(S3Client.builder(), endpoint("S3"))
            .serviceConfiguration(s3Configuration())
            .build();
    return endpoint("S3").map(at -> transport.s3(at, client, credentials)).orElse(client);
  }

  /** Signs links to the bucket for browsers. */
  public S3Presigner s3Presigner() {
    return once(S3Presigner.class, this::newS3Presigner);
  }

  private S3Presigner newS3Presigner() {
    S3Presigner.Builder builder =
        S3Presigner.builder()
            .region(region)
            .credentialsProvider(credentials)
            .serviceConfiguration(s3Configuration());
    LinkOrigin.endpoint(environment).or(() -> endpoint("S3")).ifPresent(builder::endpointOverride);
    return builder.build();
  }

  public ApiGatewayManagementApiClient webSockets() {
    return once(
        ApiGatewayManagementApiClient.class,
        () -> {
          URI endpoint = URI.create(environment.get("WEBSOCKET_ENDPOINT"));
          return connected(ApiGatewayManagementApiClient.builder(), Optional.of(endpoint)).build();
        });
  }

  private S3Configuration s3Configuration() {
    return S3Configuration.builder().pathStyleAccessEnabled(endpoint("S3").isPresent()).build();
  }

  private Optional<URI> endpoint(String service) {
    return environment.find("AWS_ENDPOINT_URL_" + service).map(URI::create);
  }

  /**
   * Any other client, in the same region and with the same credentials.
   *
   * @param service its name in the endpoint's variable, such as {@code POLLY}
   */
  public <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C client(
      Class<C> type, Supplier<B> builder, String service) {
    return once(type, () -> connected(builder.get(), endpoint(service)).build());
  }

  /** As {@link #client}, of one whose answers are streamed; it brings its own connections. */
  public <C, B extends AwsClientBuilder<B, C> & AwsAsyncClientBuilder<B, C>> C streamingClient(
      Class<C> type, Supplier<B> builder, String service) {
    return once(type, () -> placed(builder.get(), endpoint(service)).build());
  }

  private <C> C once(Class<C> type, Supplier<C> maker) {
    return type.cast(made.computeIfAbsent(type, _ -> maker.get()));
  }

  private <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> B connected(
      B builder, Optional<URI> endpoint) {
    Optional<SdkHttpClient> inProcess = endpoint.flatMap(transport::clientFor);
    B placed = placed(builder, endpoint);
    return inProcess.isPresent()
        ? placed.httpClient(inProcess.get()).putAuthScheme(new UnsignedRequests())
        : placed
            .httpClient(UrlConnectionHttpClient.create())
            .overrideConfiguration(more -> more.addExecutionInterceptor(new BufferedPosts()));
  }

  private <B extends AwsClientBuilder<B, ?>> B placed(B builder, Optional<URI> endpoint) {
    builder.region(region).credentialsProvider(credentials);
    endpoint.ifPresent(builder::endpointOverride);
    return builder;
  }
}
