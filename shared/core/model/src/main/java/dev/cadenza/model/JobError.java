package dev.cadenza.model;

import static java.util.Objects.requireNonNull;

/**
 * Why a job failed.
 *
 * @param code stable, in lower_snake_case, for programs
 * @param message one sentence with the reason and a solution
 */
public record JobError(String code, String message) {
  public JobError {
    requireNonNull(code, "code");
    requireNonNull(message, "message");
  }
}
