package dev.cadenza.http.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** The body of an error response. Errors of fields are not one: they are a map by fields' names. */
public sealed interface ErrorBody {
  /** An error that only people read. */
  record Detail(String detail) implements ErrorBody {}

  /**
   * An error in the format of SimpleJWT.
   *
   * @param code for programs, such as {@code user_inactive}
   */
  record Coded(String detail, String code) implements ErrorBody {}

  /**
   * The error of a token in a header.
   *
   * @param messages why it is not valid, for each type of token that it could be
   */
  record TokenNotValid(String detail, String code, List<TokenMessage> messages)
      implements ErrorBody {
    public TokenNotValid {
      messages = List.copyOf(messages);
    }

    /** The error of an access token. */
    public static TokenNotValid access(String message) {
      return new TokenNotValid(
          "Given token not valid for any token type",
          "token_not_valid",
          List.of(new TokenMessage("AccessToken", "access", message)));
    }
  }

  /** Why a token is not valid as one of a type. */
  record TokenMessage(
      @JsonProperty("token_class") String className,
      @JsonProperty("token_type") String type,
      String message) {}
}
