package dev.cadenza.cli.remote.session;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cadenza.client.Tokens;
import java.net.URI;

/**
 * A stored login.
 *
 * @param url of the HTTP API, such as {@code http://localhost:8000}
 * @param socketUrl the URL of the WebSocket API
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record SavedSession(
    @JsonProperty("url") URI url,
    @JsonProperty("socket_url") URI socketUrl,
    @JsonProperty("username") String username,
    @JsonProperty("access") String access,
    @JsonProperty("refresh") String refresh) {
  public SavedSession {
    requireNonNull(url, "url");
    requireNonNull(socketUrl, "socketUrl");
    requireNonNull(username, "username");
    requireNonNull(access, "access");
    requireNonNull(refresh, "refresh");
  }

  public Tokens tokens() {
    return new Tokens(access, refresh);
  }

  public SavedSession with(Tokens tokens) {
    return new SavedSession(url, socketUrl, username, tokens.access(), tokens.refresh());
  }

  @Override
  public String toString() {
    return "SavedSession[%s at %s]".formatted(username, url);
  }
}
