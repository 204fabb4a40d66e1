package dev.cadenza.client;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The frames of one connection: assembles parts, parses them, and reports when the connection is
 * over.
 */
final class FeedFrames implements WebSocket.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(FeedFrames.class);
  private static final Set<String> UNUSABLE_CURSOR = Set.of("replay_too_long", "invalid_cursor");
  private static final ByteBuffer NO_BYTES = ByteBuffer.allocate(0).asReadOnlyBuffer();

  private final JobHistory history;
  private final CompletableFuture<Void> subscribed;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final StringBuilder parts = new StringBuilder();
  private volatile boolean received;
  private volatile boolean tokenEnds;

  FeedFrames(JobHistory history, CompletableFuture<Void> subscribed) {
    this.history = history;
    this.subscribed = subscribed;
  }

  CompletableFuture<Void> ended() {
    return ended;
  }

  void subscribe(WebSocket socket, Optional<String> since) {
    String frame = Json.write(new Requests.Subscription("subscribe", List.of("*"), since));
    CompletableFuture<WebSocket> _ =
        socket.sendText(frame, true).whenComplete((_, failure) -> endWhen(failure != null));
  }

  /** Whether the server has warned of the end of the token since the last call. */
  boolean takeWarning() {
    boolean warned = tokenEnds;
    tokenEnds = false;
    return warned;
  }

  void renew(WebSocket socket, String token) {
    String frame = Json.write(new Requests.Renewal("renew", token));
    CompletableFuture<WebSocket> _ =
        socket.sendText(frame, true).whenComplete((_, failure) -> endWhen(failure != null));
  }

  /** Sends a ping frame: API Gateway responds itself, without a function. */
  void ping(WebSocket socket) {
    received = false;
    CompletableFuture<WebSocket> _ =
        socket
            .sendPing(NO_BYTES.duplicate())
            .whenComplete((_, failure) -> endWhen(failure != null));
  }

  boolean receivedSincePing() {
    return received;
  }

  void bye(WebSocket socket) {
    // On a lost network the frame may never be sent.
    socket
        .sendClose(WebSocket.NORMAL_CLOSURE, "")
        .orTimeout(2, TimeUnit.SECONDS)
        .handle((_, _) -> null)
        .join();
    socket.abort();
  }

  private void endWhen(boolean failed) {
    if (failed) {
      ended.complete(null);
    }
  }

  @Override
  public CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
    received = true;
    socket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    received = true;
    parts.append(data);
    if (last) {
      String text = parts.toString();
      parts.setLength(0);
      read(text);
    }
    socket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    LOG.debug("Closed by the server: {} {}", code, reason);
    ended.complete(null);
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    LOG.debug("Connection lost", error);
    ended.complete(null);
  }

  private void read(String text) {
    try {
      switch (Json.read(text, FeedFrame.class)) {
        case FeedFrame.Updated updated ->
            history.add(updated.update(), updated.replayed().orElse(false));
        case FeedFrame.Deleted deleted ->
            history.delete(deleted.update(), deleted.replayed().orElse(false));
        case FeedFrame.Subscribed confirmed -> subscribed(confirmed);
        case FeedFrame.TokenExpiring _ -> tokenEnds = true;
        case FeedFrame.Refused refused -> refused(text, refused);
        case FeedFrame.Unknown _ -> LOG.debug("Ignored frame: {}", text);
      }
    } catch (RuntimeException e) {
      // One frame that cannot be read, or a listener that fails, must not end the feed.
      LOG.warn("Invalid frame {}", text, e);
    }
  }

  private void subscribed(FeedFrame.Subscribed frame) {
    frame.cursor().ifPresent(history::startAt);
    subscribed.complete(null);
  }

  private void refused(String text, FeedFrame.Refused frame) {
    LOG.warn("The server sent an error: {}", text);
    // Repeating an invalid request would fail again; new events are still received.
    if (frame.code().filter(UNUSABLE_CURSOR::contains).isPresent()) {
      history.clearCursor();
    }
  }
}
