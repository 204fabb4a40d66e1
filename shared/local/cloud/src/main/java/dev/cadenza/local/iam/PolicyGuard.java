package dev.cadenza.local.iam;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkInternalExecutionAttribute;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Rejects calls that the caller's policy does not allow, with IAM's messages. The SDK finds it by
 * {@code software/amazon/awssdk/global/handlers/execution.interceptors} and adds it to every client
 * and presigner of this JVM; callers other than functions may do anything.
 */
public final class PolicyGuard implements ExecutionInterceptor {

  private static final AtomicReference<Optional<Policies>> IN_FORCE =
      new AtomicReference<>(Optional.empty());

  /** Enforces policies, for the one cloud in this JVM. */
  public static void enforce(Policies policies) {
    IN_FORCE.set(Optional.of(policies));
  }

  public static void rest() {
    IN_FORCE.set(Optional.empty());
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    IN_FORCE.get().ifPresent(policies -> check(policies, caller(attributes), context.request()));
  }

  private static void check(Policies policies, String caller, SdkRequest request) {
    if (!policies.knows(caller)) {
      return;
    }
    for (Permission permission : policies.calls().permissions(request)) {
      if (!policies.allows(caller, permission)) {
        throw refusal(caller, permission);
      }
    }
  }

  /** S3 reports a missing file only to callers that may list the bucket. */
  @Override
  public Throwable modifyException(
      Context.FailedExecution context, ExecutionAttributes attributes) {
    String caller = caller(attributes);
    Permission list = Calls.list(context.request());
    boolean hidden =
        context.exception() instanceof NoSuchKeyException
            && IN_FORCE
                .get()
                .filter(policies -> policies.knows(caller))
                .filter(policies -> !policies.allows(caller, list))
                .isPresent();
    if (hidden) {
      // Thrown, because a returned request must have the same class.
      throw refusal(caller, list);
    }
    return context.exception();
  }

  private static String caller(ExecutionAttributes attributes) {
    return Optional.ofNullable(
            attributes.getAttribute(SdkInternalExecutionAttribute.IDENTITY_PROVIDERS))
        .map(providers -> providers.identityProvider(AwsCredentialsIdentity.class))
        .map(PolicyGuard::accessKey)
        .orElse("");
  }

  private static String accessKey(IdentityProvider<AwsCredentialsIdentity> provider) {
    return provider.resolveIdentity().join().accessKeyId();
  }

  private static AwsServiceException refusal(String caller, Permission permission) {
    String message =
        "User: %s is not authorized to perform: %s on resource: %s because no identity-based policy allows the %s action"
            .formatted(caller, permission.action(), permission.resource(), permission.action());
    return AwsServiceException.builder()
        .statusCode(403)
        .message(message)
        .awsErrorDetails(
            AwsErrorDetails.builder().errorCode("AccessDenied").errorMessage(message).build())
        .build();
  }
}
