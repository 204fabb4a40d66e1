package dev.cadenza.aws;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import software.amazon.awssdk.http.SdkHttpClient;

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

  static Transport current() {
    return BOUND.orElse(NETWORK);
  }

  /** Runs a call with this transport for all clients that it creates. */
  static <T> T with(Transport transport, Callable<T> call) throws Exception {
    return ScopedValue.where(BOUND, transport).call(call::call);
  }
}
