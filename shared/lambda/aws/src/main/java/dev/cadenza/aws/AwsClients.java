package dev.cadenza.aws;

import java.net.URI;
import java.util.Optional;
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
 * are not AWS's own, endpoints.
 */
public final class AwsClients {
  private final Environment environment;
  private final Region region;
  private final AwsCredentialsProvider credentials;
  private final Transport transport = Transport.current();

  public AwsClients(Environment environment) {
    this.environment = environment;
    this.region = Region.of(environment.get("AWS_REGION"));
    // An environment that starts from a snapshot is given no keys but a place to ask for them, as
    // those of the time of the snapshot would have expired.
    this.credentials =
        environment
            .find("AWS_ACCESS_KEY_ID")
            .<AwsCredentialsProvider>map(
                id -> StaticCredentialsProvider.create(credentials(id, environment)))
            .orElseGet(() -> ContainerCredentialsProvider.builder().build());
  }

  private static AwsCredentials credentials(String id, Environment environment) {
    String secret = environment.get("AWS_SECRET_ACCESS_KEY");
    // Lambda gives session credentials that live as long as the execution environment.
    return environment
        .find("AWS_SESSION_TOKEN")
        .<AwsCredentials>map(token -> AwsSessionCredentials.create(id, secret, token))
        .orElseGet(() -> AwsBasicCredentials.create(id, secret));
  }

  public DynamoDbClient dynamoDb() {
    return configured(DynamoDbClient.builder(), "DYNAMODB").build();
  }

  public SqsClient sqs() {
    return configured(SqsClient.builder(), "SQS").build();
  }

  public KmsClient kms() {
    return configured(KmsClient.builder(), "KMS").build();
  }

  public S3Client s3() {
    S3Client client =
        configured(S3Client.builder(), "S3").serviceConfiguration(s3Configuration()).build();
    return endpoint("S3").map(at -> transport.s3(at, client, credentials)).orElse(client);
  }

  /** Signs links by which browsers reach the bucket. */
  public S3Presigner s3Presigner() {
    S3Presigner.Builder builder =
        S3Presigner.builder()
            .region(region)
            .credentialsProvider(credentials)
            .serviceConfiguration(s3Configuration());
    LinkOrigin.endpoint(environment).or(() -> endpoint("S3")).ifPresent(builder::endpointOverride);
    return builder.build();
  }

  public ApiGatewayManagementApiClient webSockets() {
    URI endpoint = URI.create(environment.get("WEBSOCKET_ENDPOINT"));
    return connected(ApiGatewayManagementApiClient.builder(), Optional.of(endpoint)).build();
  }

  private S3Configuration s3Configuration() {
    return S3Configuration.builder().pathStyleAccessEnabled(endpoint("S3").isPresent()).build();
  }

  private Optional<URI> endpoint(String service) {
    return environment.find("AWS_ENDPOINT_URL_" + service).map(URI::create);
  }

  /**
   * The builder of any other client, in the same region and with the same credentials.
   *
   * @param service as its endpoint's variable names it, such as {@code POLLY}
   */
  public <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configured(
      B builder, String service) {
    return connected(builder, endpoint(service));
  }

  private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B connected(
      B builder, Optional<URI> endpoint) {
    Optional<SdkHttpClient> inProcess = endpoint.flatMap(transport::clientFor);
    B placed = placed(builder, endpoint);
    return inProcess.isPresent()
        ? placed.httpClient(inProcess.get()).putAuthScheme(new UnsignedRequests())
        : placed
            .httpClient(UrlConnectionHttpClient.create())
            .overrideConfiguration(more -> more.addExecutionInterceptor(new BufferedPosts()));
  }

  /**
   * As {@link #configured}, of a client whose answers are streamed; it brings its own connections.
   */
  public <B extends AwsClientBuilder<B, ?> & AwsAsyncClientBuilder<B, ?>> B streaming(
      B builder, String service) {
    return placed(builder, endpoint(service));
  }

  private <B extends AwsClientBuilder<B, ?>> B placed(B builder, Optional<URI> endpoint) {
    builder.region(region).credentialsProvider(credentials);
    endpoint.ifPresent(builder::endpointOverride);
    return builder;
  }
}
