package dev.cadenza.model;

import static java.util.Objects.requireNonNull;

/**
 * Work that no further attempt can save: bad input, a language that no engine has. The job fails at
 * once and reports the reason.
 */
public final class PermanentFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  /**
   * @param code for programs, in lower_snake_case
   * @param message one sentence that says what to do
   */
  public PermanentFailure(String code, String message) {
    super(requireNonNull(message, "message"));
    this.code = requireNonNull(code, "code");
  }

  public String code() {
    return code;
  }
}
