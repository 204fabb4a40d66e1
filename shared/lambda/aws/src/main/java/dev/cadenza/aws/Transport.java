package dev.cadenza.aws;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import software.amazon.awssdk.http.SdkHttpClient;

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

  static Transport current() {
    return BOUND.orElse(NETWORK);
  }

  /** Calls with this transport in force for the clients that are made meanwhile. */
  static <T> T with(Transport transport, Callable<T> call) throws Exception {
    return ScopedValue.where(BOUND, transport).call(call::call);
  }
}
