package dev.cadenza.engines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.model.PermanentFailure;
import java.util.function.Consumer;

/** What a person is told when a job cannot be done. */
final class Failures {
  private Failures() {}

  static Consumer<Throwable> permanent(String code) {
    return thrown ->
        assertThat(thrown)
            .isInstanceOfSatisfying(
                PermanentFailure.class,
                failure -> {
                  assertThat(failure.code()).isEqualTo(code);
                  assertThat(failure.getMessage()).endsWith(".").hasSizeGreaterThan(30);
                });
  }
}
