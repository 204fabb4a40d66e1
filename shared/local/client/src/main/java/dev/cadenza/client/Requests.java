package dev.cadenza.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Bodies of requests that have no type in the client's API. */
final class Requests {
  private Requests() {}

  record Login(String username, String password) {
    @Override
    public String toString() {
      return "Login[" + username + "]";
    }
  }

  /** To renew a login, or to end it. */
  record Refresh(String refresh) {
    @Override
    public String toString() {
      return "Refresh[...]";
    }
  }

  record NewProject(String name, String description) {}

  /**
   * @param size in bytes
   */
  record NewUpload(String fileName, String contentType, long size) {}

  /** An upload that the server fetches. */
  record NewLink(String sourceUrl) {}

  /** A new attempt with these parameters, which are all of them. */
  record NewAttempt(Map<String, Object> parameters) {}

  /**
   * The frame that asks for a feed.
   *
   * @param jobs ids, or {@code *} for all of the account
   * @param since a cursor; the events after it are sent again
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Subscription(String action, List<String> jobs, Optional<String> since) {}

  /**
   * Replaces the token of an open socket.
   *
   * @param token a new access token
   */
  record Renewal(String action, String token) {}

  /** What is empty stays as it is. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record ProfileEdit(Optional<String> role, @JsonProperty("is_active") Optional<Boolean> active) {}
}
