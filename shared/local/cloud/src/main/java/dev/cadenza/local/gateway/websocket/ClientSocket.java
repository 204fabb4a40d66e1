package dev.cadenza.local.gateway.websocket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The socket of a connection. Its listener's methods run sequentially.
 *
 * <p>Public only for Jetty, which calls it by reflection.
 */
public final class ClientSocket implements Session.Listener.AutoDemanding {

  /** Handles the client's messages. */
  interface Listener {
    void text(ClientSocket socket, String message);

    void binary(ClientSocket socket, ByteBuffer message);

    void closed(ClientSocket socket, int status, String reason);
  }

  private static final Logger LOG = LoggerFactory.getLogger(ClientSocket.class);
  private static final long SEND_SECONDS = 10;
  private static final long OPEN_SECONDS = 5;

  /** Characters of a frame; at most three bytes each, which fits in 32 KB. */
  private static final int FRAGMENT = 10_000;

  private final Connection connection;
  private final Listener listener;
  private final CompletableFuture<Session> session = new CompletableFuture<>();
  private final ReentrantLock sending = new ReentrantLock();

  ClientSocket(Connection connection, Listener listener) {
    this.connection = connection;
    this.listener = listener;
  }

  Connection connection() {
    return connection;
  }

  @Override
  public void onWebSocketOpen(Session opened) {
    session.complete(opened);
  }

  @Override
  public void onWebSocketText(String message) {
    listener.text(this, message);
  }

  @Override
  public void onWebSocketBinary(ByteBuffer message, Callback callback) {
    listener.binary(this, message);
    callback.succeed();
  }

  /** Clients may disappear; the following close event is sufficient. */
  @Override
  public void onWebSocketError(Throwable cause) {
    LOG.debug("{}", connection.id(), cause);
  }

  @Override
  public void onWebSocketClose(int status, String reason, Callback callback) {
    session.completeExceptionally(new IOException("closed"));
    listener.closed(this, status, reason);
    callback.succeed();
  }

  /**
   * Sends a message, in frames like those of API Gateway.
   *
   * @throws IOException when the client has disconnected
   */
  void send(String message) throws IOException, InterruptedException {
    sending.lock();
    try {
      Session open = session.get(OPEN_SECONDS, TimeUnit.SECONDS);
      int from = 0;
      do {
        int to = fragmentEnd(message, from);
        Callback.Completable sent = new Callback.Completable();
        open.sendPartialText(message.substring(from, to), to == message.length(), sent);
        sent.get(SEND_SECONDS, TimeUnit.SECONDS);
        from = to;
      } while (from < message.length());
    } catch (ExecutionException | TimeoutException gone) {
      throw new IOException("the client of " + connection.id() + " has disconnected", gone);
    } finally {
      sending.unlock();
    }
  }

  /** Never within a surrogate pair. */
  private static int fragmentEnd(String message, int from) {
    int to = Math.min(message.length(), from + FRAGMENT);
    return to < message.length() && Character.isHighSurrogate(message.charAt(to - 1)) ? to - 1 : to;
  }

  void close(int status, String reason) {
    Session open = session.getNow(null);
    if (open != null) {
      open.close(status, reason, Callback.NOOP);
    }
  }
}
