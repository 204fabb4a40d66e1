package dev.cadenza.e2e.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.client.ApiException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Submissions that are refused before anything is accepted. */
public final class Refused {
  private Refused() {}

  /**
   * @param text what the parameter's error holds
   */
  public static void parameter(String name, String text, ThrowingCallable submission) {
    assertThatThrownBy(submission)
        .isInstanceOfSatisfying(
            ApiException.class,
            refusal -> {
              assertThat(refusal.status()).isEqualTo(400);
              assertThat(refusal.words())
                  .anySatisfy(
                      line ->
                          assertThat(line)
                              .startsWith("parameters." + name + ": ")
                              .contains(text)
                              .endsWith("."));
            });
  }
}
