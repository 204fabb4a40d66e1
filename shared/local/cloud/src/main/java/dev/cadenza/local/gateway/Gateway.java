package dev.cadenza.local.gateway;

import dev.cadenza.local.emulator.KmsService;
import dev.cadenza.local.function.Functions;
import dev.cadenza.local.function.RuntimeApi;
import dev.cadenza.local.gateway.websocket.WebSocketApi;
import dev.cadenza.local.signed.InProcessServices;
import dev.cadenza.local.signed.Signatures;
import dev.cadenza.local.template.Stack;
import dev.cadenza.local.template.spec.Addresses;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A Jetty server with two ports: for the public APIs, and for functions. */
public final class Gateway implements AutoCloseable {

  /** API Gateway's limit for all headers of a request. */
  private static final int HEADER_LIMIT = 10_240;

  private final Server server;
  private final ServerConnector front;
  private final Optional<WebSocketApi> webSocketApi;
  private final BucketEndpoint buckets;
  private final CountDownLatch open;

  private Gateway(
      Server server,
      ServerConnector front,
      Optional<WebSocketApi> webSocketApi,
      BucketEndpoint buckets,
      CountDownLatch open) {
    this.server = server;
    this.front = front;
    this.webSocketApi = webSocketApi;
    this.buckets = buckets;
    this.open = open;
  }

  /**
   * Opens both ports, and serves the internal one. Requests to the public one wait for {@link
   * #open}.
   *
   * @throws IOException when a port is in use
   */
  public static Gateway start(
      Stack stack,
      Addresses addresses,
      Functions functions,
      RuntimeApi runtime,
      KmsService kms,
      Signatures signatures,
      InProcessServices inProcess,
      Clock clock)
      throws IOException {
    QueuedThreadPool threads = new QueuedThreadPool();
    threads.setName("gateway");
    threads.setDaemon(true);
    // Requests wait for functions; a waiting virtual thread is cheap.
    threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
    Server server = new Server(threads);
    Optional<WebSocketApi> webSocketApi =
        stack.webSocketApi().map(spec -> new WebSocketApi(spec, server, functions, clock));
    ServerConnector front = connector(server, "localhost", addresses.gateway());
    ServerConnector control = connector(server, "127.0.0.1", addresses.control());
    Optional<HttpApi> httpApi =
        stack.httpApi().map(spec -> new HttpApi(spec, stack.functions(), functions, clock));
    CountDownLatch open = new CountDownLatch(1);
    BucketEndpoint buckets = new BucketEndpoint(stack.buckets(), addresses);
    ControlEndpoint controlEndpoint =
        new ControlEndpoint(kms, runtime, webSocketApi.map(WebSocketApi::management), signatures);
    server.setHandler(
        new Endpoints(
            control, open, new PublicEndpoint(httpApi, webSocketApi, buckets), controlEndpoint));
    inProcess.add(addresses.control(), controlEndpoint.service());
    server.setConnectors(new ServerConnector[] {front, control});
    server.setStopTimeout(0);
    try {
      buckets.start();
      server.start();
      return new Gateway(server, front, webSocketApi, buckets, open);
    } catch (IOException taken) {
      throw taken;
    } catch (Exception failure) {
      throw new IllegalStateException("the gateway did not start", failure);
    }
  }

  private static ServerConnector connector(Server server, String host, int port) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(HEADER_LIMIT);
    // Otherwise a header could get the case of an earlier one on the connection.
    http.setHeaderCacheCaseSensitive(true);
    // The function handles encoded slashes in a path.
    http.setUriCompliance(UriCompliance.UNSAFE);
    ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(host);
    connector.setPort(port);
    return connector;
  }

  /** Distinguishes the connectors. */
  private static final class Endpoints extends Handler.Abstract {
    private final ServerConnector control;
    private final CountDownLatch open;
    private final Endpoint publicEndpoint;
    private final Endpoint controlEndpoint;

    Endpoints(
        ServerConnector control,
        CountDownLatch open,
        Endpoint publicEndpoint,
        Endpoint controlEndpoint) {
      this.control = control;
      this.open = open;
      this.publicEndpoint = publicEndpoint;
      this.controlEndpoint = controlEndpoint;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      boolean inside = request.getConnectionMetaData().getConnector().equals(control);
      if (!inside) {
        open.await();
      }
      return (inside ? controlEndpoint : publicEndpoint).handle(request, response, callback);
    }
  }

  /** Serves the public port, including waiting requests. */
  public void open() {
    open.countDown();
  }

  /** Stops accepting public requests; current requests continue. */
  public void stopAccepting() {
    open.countDown();
    front.close();
  }

  /** Closes the WebSocket connections, and waits until the functions are notified. */
  public void disconnectClients(Duration patience) throws InterruptedException {
    if (webSocketApi.isPresent()) {
      webSocketApi.get().closeAll(patience);
    }
  }

  @Override
  public void close() {
    webSocketApi.ifPresent(WebSocketApi::close);
    buckets.close();
    try {
      server.stop();
    } catch (Exception failure) {
      throw new IllegalStateException("the gateway did not stop", failure);
    }
  }
}
