package dev.cadenza.platform;

import dev.cadenza.aws.Transport;
import dev.cadenza.local.signed.InProcessServices;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Takes functions of this JVM to the services of the local cloud in it. */
record InProcessTransport(InProcessServices services) implements Transport {
  @Override
  public Optional<SdkHttpClient> clientFor(URI endpoint) {
    return services.clientFor(endpoint);
  }

  @Override
  public S3Client s3(URI endpoint, S3Client network, AwsCredentialsProvider credentials) {
    return services.s3(endpoint, network, credentials);
  }
}
