package dev.cadenza.aws;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * How requests reach AWS services: over the network, or within the process if it also runs the
 * services.
 */
@FunctionalInterface
public interface Transport {
  /** All requests use the network. */
  Transport NETWORK = _ -> Optional.empty();

  ScopedValue<Transport> BOUND = ScopedValue.newInstance();

  /**
   * @return the HTTP client for the endpoint, without signatures because requests do not leave the
   *     process; empty to use the network
   */
  Optional<SdkHttpClient> clientFor(URI endpoint);

  /**
   * A client of S3, whose requests are more work than the files they carry.
   *
   * @param network one that goes over the network
   * @param credentials whose calls they are
   */
  default S3Client s3(URI endpoint, S3Client network, AwsCredentialsProvider credentials) {
    return network;
  }

  static Transport current() {
    return BOUND.orElse(NETWORK);
  }

  /** Runs a call with this transport for all clients that it creates. */
  static <T> T with(Transport transport, Callable<T> call) throws Exception {
    return ScopedValue.where(BOUND, transport).call(call::call);
  }
}
