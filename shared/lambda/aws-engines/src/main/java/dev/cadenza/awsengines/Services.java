package dev.cadenza.awsengines;

import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.TransientFailure;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Converts the services' errors to failures of a job. */
final class Services {
  private static final int MAX_REASON = 300;

  /** Error names of temporary failures. */
  private static final List<String> FOR_NOW =
      List.of(
          "throttl",
          "toomanyrequests",
          "limitexceeded",
          "modelnotready",
          "modeltimeout",
          "modelstreamerror",
          "serviceunavailable",
          "internalserver");

  private Services() {}

  /**
   * Calls a service.
   *
   * @param engine for messages
   * @throws PermanentFailure {@code engine_refused_input}, {@code engine_not_allowed}
   * @throws TransientFailure {@code engine_busy}, {@code engine_unreachable}
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  static <T> T call(String engine, Supplier<T> call) throws InterruptedException {
    try {
      return call.get();
    } catch (AbortedException e) {
      // The SDK sets the interrupt flag; the exception replaces it.
      Thread.interrupted();
      throw new InterruptedException("Interrupted while calling " + engine + ".");
    } catch (AwsServiceException | SdkClientException e) {
      throw failure(engine, e);
    }
  }

  /** The failure for a call's error. */
  static RuntimeException failure(String engine, Throwable error) {
    return switch (error) {
      case AwsServiceException e -> refusal(engine, e);
      case SdkClientException e ->
          new TransientFailure("engine_unreachable", engine + " does not respond.", e);
      case RuntimeException e -> e;
      default -> new IllegalStateException(engine + " failed.", error);
    };
  }

  private static RuntimeException refusal(String engine, AwsServiceException e) {
    String code =
        e.awsErrorDetails() == null ? "" : String.valueOf(e.awsErrorDetails().errorCode());
    if (e.isThrottlingException() || e.statusCode() >= 500 || isForNow(code)) {
      return new TransientFailure("engine_busy", engine + " returns " + code + ".", e);
    }
    if (e.statusCode() == 401 || e.statusCode() == 403 || code.contains("AccessDenied")) {
      return new PermanentFailure(
          "engine_not_allowed",
          "This deployment may not use %s (%s). An administrator must allow it, or choose another engine."
              .formatted(engine, code));
    }
    return new PermanentFailure(
        "engine_refused_input", "%s rejected the input: %s".formatted(engine, reason(e)));
  }

  private static boolean isForNow(String code) {
    // Within a stream, names begin with a small letter.
    String name = code.toLowerCase(Locale.ROOT);
    return FOR_NOW.stream().anyMatch(name::contains);
  }

  private static String reason(AwsServiceException e) {
    String message = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorMessage();
    String plain = message == null ? "" : message.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    if (plain.isEmpty()) {
      return "no reason given.";
    }
    String some = plain.length() > MAX_REASON ? plain.substring(0, MAX_REASON) + "…" : plain;
    return some.matches(".*[.!?]") ? some : some + ".";
  }
}
