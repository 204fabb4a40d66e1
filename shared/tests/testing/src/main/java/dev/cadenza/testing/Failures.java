package dev.cadenza.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.TransientFailure;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Assertions on engines' failures, by the job's error code. */
public final class Failures {
  private Failures() {}

  /** The job may be retried. */
  public static AbstractThrowableAssert<?, ? extends Throwable> assertTransient(
      ThrowingCallable call, String code) {
    return assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            TransientFailure.class, e -> Assertions.assertThat(e.code()).isEqualTo(code));
  }

  /** A retry does not fix it; the message is a sentence for users. */
  public static AbstractThrowableAssert<?, ? extends Throwable> assertPermanent(
      ThrowingCallable call, String code) {
    return assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            PermanentFailure.class, e -> Assertions.assertThat(e.code()).isEqualTo(code))
        .hasMessageEndingWith(".");
  }
}
