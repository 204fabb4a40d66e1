package dev.cadenza.e2e.jobs;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.core.interceptor.SdkInternalExecutionAttribute;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Notes the calls of AWS that functions make in this JVM. The SDK finds it by {@code
 * software/amazon/awssdk/global/handlers/execution.interceptors}.
 */
public final class CallLog implements ExecutionInterceptor {
  private static final Queue<Call> CALLS = new ConcurrentLinkedQueue<>();

  private static volatile boolean noting;

  /**
   * One call.
   *
   * @param function whose it is, by logical id; a client that is no function has another access key
   * @param operation such as {@code DynamoDb Query}
   */
  record Call(String function, String operation) {
    @Override
    public String toString() {
      return function + ": " + operation;
    }
  }

  /** Begins to note calls; until then none is kept. */
  static void begin() {
    CALLS.clear();
    noting = true;
  }

  /** Those of some functions since {@link #begin}, in order. */
  static List<Call> of(List<String> functions) {
    return CALLS.stream().filter(call -> functions.contains(call.function())).toList();
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    if (!noting) {
      return;
    }
    CALLS.add(
        new Call(
            caller(attributes),
            attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME)
                + " "
                + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME)));
  }

  private static String caller(ExecutionAttributes attributes) {
    return Optional.ofNullable(
            attributes.getAttribute(SdkInternalExecutionAttribute.IDENTITY_PROVIDERS))
        .map(providers -> providers.identityProvider(AwsCredentialsIdentity.class))
        .map(provider -> provider.resolveIdentity().join().accessKeyId())
        .orElse("");
  }
}
