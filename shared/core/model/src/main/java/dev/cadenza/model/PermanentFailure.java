package dev.cadenza.model;

import static java.util.Objects.requireNonNull;

/**
 * A failure that a retry cannot solve: invalid input, an unsupported language. The job fails
 * immediately and reports the reason.
 */
public final class PermanentFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  /**
   * @param code for programs, in lower_snake_case
   * @param message one sentence with the reason and a solution
   */
  public PermanentFailure(String code, String message) {
    super(requireNonNull(message, "message"));
    this.code = requireNonNull(code, "code");
  }

  public String code() {
    return code;
  }
}
