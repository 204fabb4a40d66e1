package dev.cadenza.local.emulator;

import dev.cadenza.local.signed.InProcessServices;
import dev.cadenza.local.template.spec.Names;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** Creates SDK clients for the emulators. */
public final class Clients {

  private Clients() {}

  /** Configures a builder for a service in this JVM, without a connection. */
  public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C inProcess(
      B builder, URI endpoint, InProcessServices services) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.of(Names.REGION))
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .httpClient(services.clientFor(endpoint).orElseThrow())
        .build();
  }

  /** Configures a builder for a local endpoint. */
  public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, URI endpoint, AwsBasicCredentials credentials) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.of(Names.REGION))
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }
}
