package dev.cadenza.realtime;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.aws.feed.Connections;
import dev.cadenza.http.Authentication;
import dev.cadenza.http.wire.WireException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The tokens of connections whose clients renew them. Such a client is warned before its token
 * ends, and its connection is closed if it does not renew it. Other connections outlive their
 * tokens.
 */
final class Renewals {
  private final Connections connections;
  private final Authentication authentication;

  Renewals(Connections connections, Authentication authentication) {
    this.connections = connections;
    this.authentication = authentication;
  }

  /** A client asks for warnings when it connects. */
  void begin(Listener listener, Instant tokenEnd) {
    connections.renew(listener.account(), listener.connection(), tokenEnd);
  }

  /** Replaces the token of a connection by another one of its account. */
  Frame renew(Listener listener, JsonNode frame) {
    String token = frame.path("token").asText();
    Instant end;
    try {
      if (!authentication.ofToken(token).id().equals(listener.account())) {
        return new Frame.Failure("token_not_valid", "The token is another account's.");
      }
      end = authentication.endOf(token);
    } catch (WireException e) {
      return new Frame.Failure(
          "token_not_valid", "\"token\" must be a valid access token; get a new one.");
    }
    if (!connections.renew(listener.account(), listener.connection(), end)) {
      return new Frame.Failure("not_authorized", "Your account has changed. Connect again.");
    }
    return new Frame.Renewed(end.truncatedTo(ChronoUnit.SECONDS).toString());
  }
}
