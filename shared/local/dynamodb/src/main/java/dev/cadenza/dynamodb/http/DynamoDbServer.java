package dev.cadenza.dynamodb.http;

import dev.cadenza.dynamodb.DynamoDb;
import java.io.IOException;
import java.net.URI;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Serves a {@link DynamoDb} to AWS SDKs, on loopback and with any credentials. */
public final class DynamoDbServer implements AutoCloseable {
  private final Server server;
  private final ServerConnector connector;

  private DynamoDbServer(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /**
   * @param port 0 for a free one
   * @throws IOException when the port is in use
   */
  public static DynamoDbServer start(DynamoDb dynamoDb, int port) throws IOException {
    QueuedThreadPool threads = new QueuedThreadPool();
    threads.setName("dynamodb");
    threads.setDaemon(true);
    threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
    Server server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendDateHeader(true);
    ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    // A client may keep a connection for any time.
    connector.setIdleTimeout(0);
    server.addConnector(connector);
    server.setHandler(new RequestHandler(dynamoDb));
    server.setStopTimeout(0);
    try {
      server.start();
    } catch (IOException taken) {
      throw taken;
    } catch (Exception failure) {
      throw new IllegalStateException("the server did not start", failure);
    }
    return new DynamoDbServer(server, connector);
  }

  /** The value of {@code endpointOverride} or {@code --endpoint-url}. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + connector.getLocalPort());
  }

  /** Waits until the server is closed. */
  public void join() throws InterruptedException {
    server.join();
  }

  /** Stops accepting requests. The {@link DynamoDb} stays open. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception failure) {
      throw new IllegalStateException("the server did not stop", failure);
    }
  }
}
