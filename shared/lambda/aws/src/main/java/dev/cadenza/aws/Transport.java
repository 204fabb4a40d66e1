package dev.cadenza.aws;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * How requests reach services of AWS: over the network, unless whoever runs the functions in a
 * process of its own has those services there, too.
 */
@FunctionalInterface
public interface Transport {
  /** Everything goes over the network. */
  Transport NETWORK = _ -> Optional.empty();

  ScopedValue<Transport> BOUND = ScopedValue.newInstance();

  /**
   * @return what carries requests to the endpoint, unsigned as they do not leave the process; empty
   *     when they go over the network
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

  /** Calls with this transport in force for the clients that are made meanwhile. */
  static <T> T with(Transport transport, Callable<T> call) throws Exception {
    return ScopedValue.where(BOUND, transport).call(call::call);
  }
}
