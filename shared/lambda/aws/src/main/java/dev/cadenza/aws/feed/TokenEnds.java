package dev.cadenza.aws.feed;

import dev.cadenza.aws.feed.Connections.Ending;
import dev.cadenza.aws.items.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * Warns the clients that renew the tokens of their connections, and closes the connections of those
 * that did not. Called once a minute.
 */
public final class TokenEnds {
  /** So that a client has at least a minute after its first warning. */
  private static final Duration WARNING = Duration.ofMinutes(2);

  private static final int AT_ONCE = 500;

  private final Connections connections;
  private final WebSocketFeed feed;

  public TokenEnds(Connections connections, WebSocketFeed feed) {
    this.connections = connections;
    this.feed = feed;
  }

  /**
   * @return the number of connections closed
   */
  public int sweep(Instant now) {
    int closed = 0;
    for (Ending ending : connections.endingBefore(now.plus(WARNING), AT_ONCE)) {
      if (ending.at().isAfter(now)) {
        warn(ending);
      } else {
        expire(ending);
        closed++;
      }
    }
    return closed;
  }

  private void warn(Ending ending) {
    String end = ending.at().truncatedTo(ChronoUnit.SECONDS).toString();
    post(ending, Map.of("type", "token.expiring", "expires_at", end));
  }

  /** API Gateway does not let the server choose a close code: the frame says why. */
  private void expire(Ending ending) {
    String message = "The token of this connection has expired. Connect again with a new one.";
    post(ending, Map.of("type", "error", "code", "token_expired", "message", message));
    feed.close(ending.account(), ending.connection());
  }

  private void post(Ending ending, Map<String, String> frame) {
    feed.post(ending.account(), ending.connection(), Json.write(frame));
  }
}
