package dev.cadenza.local.signed;

/**
 * Why a request is not let in, in AWS's words.
 *
 * @param code such as {@code MissingAuthenticationToken}
 * @param message a sentence
 */
public record Refusal(String code, String message) {

  public static final int STATUS = 403;

  /** As the services that speak JSON say it. */
  public String json() {
    return "{\"__type\":\"%s\",\"message\":\"%s\"}".formatted(code, message);
  }
}
