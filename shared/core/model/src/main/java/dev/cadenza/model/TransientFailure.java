package dev.cadenza.model;

import static java.util.Objects.requireNonNull;

/** A failure that a retry may solve: throttling, timeouts, an unavailable service. */
public final class TransientFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  /**
   * @param code for programs, in lower_snake_case
   * @param message for the log
   */
  public TransientFailure(String code, String message, Throwable cause) {
    super(requireNonNull(message, "message"), cause);
    this.code = requireNonNull(code, "code");
  }

  public String code() {
    return code;
  }
}
