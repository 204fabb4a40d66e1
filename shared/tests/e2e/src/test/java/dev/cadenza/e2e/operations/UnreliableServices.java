package dev.cadenza.e2e.operations;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Lets requests to the store, the queues and the bucket of this JVM fail, by a seed: throttled,
 * with an error, slow, or with a connection that is closed before the service acts or after it.
 * Each request fails by itself, also those that the SDK makes again; what remains after its tries
 * reaches the platform. The SDK finds it by {@code
 * software/amazon/awssdk/global/handlers/execution.interceptors}.
 */
public final class UnreliableServices implements ExecutionInterceptor {
  private static final Set<String> SERVICES = Set.of("DynamoDb", "Sqs", "S3");

  private static final Map<Fault, Integer> COUNTS = new EnumMap<>(Fault.class);

  private static Random random = new Random();
  private static double rate;

  /** What happens to a request. */
  enum Fault {
    THROTTLED,
    ERROR_BEFORE,
    CLOSED_BEFORE,
    CLOSED_AFTER,
    ERROR_AFTER,
    SLOW
  }

  /**
   * Begins.
   *
   * @param share of the requests that fail, 0-1
   */
  static synchronized void begin(long seed, double share) {
    random = new Random(seed);
    rate = share;
    COUNTS.clear();
  }

  /** From now on all services work. */
  static synchronized Map<Fault, Integer> end() {
    rate = 0;
    return new EnumMap<>(COUNTS);
  }

  private static synchronized Optional<Fault> next(Fault... possible) {
    if (random.nextDouble() >= rate / 2) {
      return Optional.empty();
    }
    Fault fault = possible[random.nextInt(possible.length)];
    COUNTS.merge(fault, 1, Integer::sum);
    return Optional.of(fault);
  }

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    if (isReached(attributes)) {
      next(Fault.THROTTLED, Fault.ERROR_BEFORE, Fault.CLOSED_BEFORE, Fault.SLOW)
          .ifPresent(UnreliableServices::happen);
    }
  }

  @Override
  public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
    if (isReached(attributes) && context.httpResponse().isSuccessful()) {
      next(Fault.CLOSED_AFTER, Fault.ERROR_AFTER).ifPresent(UnreliableServices::happen);
    }
  }

  private static boolean isReached(ExecutionAttributes attributes) {
    return SERVICES.contains(attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME));
  }

  private static void happen(Fault fault) {
    switch (fault) {
      case THROTTLED -> throw refused(400, "ThrottlingException");
      case ERROR_BEFORE, ERROR_AFTER -> throw refused(500, "InternalServerError");
      case CLOSED_BEFORE, CLOSED_AFTER ->
          throw SdkClientException.create("closed", new IOException("The connection was closed."));
      case SLOW -> sleep();
    }
  }

  private static AwsServiceException refused(int status, String code) {
    return AwsServiceException.builder()
        .statusCode(status)
        .message(code)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(code).build())
        .build();
  }

  private static void sleep() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
