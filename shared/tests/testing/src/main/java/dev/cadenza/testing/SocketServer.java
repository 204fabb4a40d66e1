package dev.cadenza.testing;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/**
 * A WebSocket server controlled by a test: it accepts connections one by one, reads frames, and
 * sends some.
 */
public final class SocketServer {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);
  private final BlockingQueue<Connection> connections = new LinkedBlockingQueue<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private final AtomicBoolean confirming = new AtomicBoolean(true);
  private volatile Duration pause = Duration.ZERO;

  public SocketServer() throws Exception {
    connector.setHost("localhost");
    server.addConnector(connector);
    server.setHandler(
        WebSocketUpgradeHandler.from(
            server,
            container ->
                container.addMapping(
                    "/ws/jobs/",
                    (request, response, callback) -> {
                      Thread.sleep(pause);
                      if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                        org.eclipse.jetty.server.Response.writeError(
                            request, response, callback, 401);
                        return null;
                      }
                      return new Connection(request.getHttpURI().getQuery());
                    })));
    server.start();
  }

  /** Returns 401 to this number of following handshakes. */
  public void refuse(int handshakes) {
    refusals.set(handshakes);
  }

  /** Delays each following handshake. */
  public void answerAfter(Duration time) {
    pause = time;
  }

  public URI url() {
    return URI.create("ws://localhost:" + connector.getLocalPort() + "/ws");
  }

  /** The test confirms subscriptions, see {@link Connection#confirm}. */
  public void confirmNothing() {
    confirming.set(false);
  }

  /** The next connection, with its subscription confirmed. */
  public Connection accept() throws InterruptedException {
    Connection connection = connections.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    if (connection == null) {
      throw new AssertionError("no client connected");
    }
    return connection;
  }

  public void stop() throws Exception {
    server.stop();
  }

  public class Connection extends Session.Listener.AbstractAutoDemanding {
    private final String query;
    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();

    Connection(String query) {
      this.query = query;
    }

    public String query() {
      return query;
    }

    public String nextFrame() throws InterruptedException {
      String frame = frames.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (frame == null) {
        throw new AssertionError("no frame came");
      }
      return frame;
    }

    public void send(String text) {
      getSession().sendText(text, Callback.NOOP);
    }

    public void confirm(String cursor) {
      send("{\"type\": \"subscribed\", \"jobs\": [\"*\"], \"cursor\": \"%s\"}".formatted(cursor));
    }

    /** Ends the connection like a network failure: without a close frame. */
    public void drop() {
      getSession().disconnect();
    }

    /** Closes the connection normally. */
    public void close() {
      getSession().close(StatusCode.NORMAL, "", Callback.NOOP);
    }

    @Override
    public void onWebSocketText(String text) {
      frames.add(text);
      if (text.contains("\"subscribe\"")) {
        if (confirming.get()) {
          confirm("c0");
        }
        connections.add(this);
      }
    }
  }
}
