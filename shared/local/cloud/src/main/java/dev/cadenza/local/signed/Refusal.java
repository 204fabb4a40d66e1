package dev.cadenza.local.signed;

/**
 * Why a request is rejected, with AWS's messages.
 *
 * @param code such as {@code MissingAuthenticationToken}
 * @param message a sentence
 */
public record Refusal(String code, String message) {

  public static final int STATUS = 403;

  /** The format of services with JSON. */
  public String json() {
    return "{\"__type\":\"%s\",\"message\":\"%s\"}".formatted(code, message);
  }
}
