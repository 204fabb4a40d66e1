package dev.cadenza.local.signed;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
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

/** An AWS service with JSON on loopback, for signed requests only. */
public final class SignedServer implements AutoCloseable {

  /** Longer than any request of an AWS service. */
  private static final int LIMIT = 16 * 1024 * 1024;

  private final Server server;
  private final Service service;

  private SignedServer(Server server, Service service) {
    this.server = server;
    this.service = service;
  }

  /**
   * @param name of the service in signatures
   * @throws Exception when the port is in use
   */
  public static SignedServer start(int port, String name, Signatures signatures, Service service)
      throws Exception {
    QueuedThreadPool threads = new QueuedThreadPool();
    threads.setName(name);
    threads.setDaemon(true);
    threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
    Server server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    // A client may keep a connection for any time.
    connector.setIdleTimeout(0);
    server.addConnector(connector);
    server.setHandler(new Endpoint(name, signatures, service));
    server.setStopTimeout(0);
    server.start();
    return new SignedServer(server, service);
  }

  private static final class Endpoint extends Handler.Abstract {
    private final String name;
    private final Signatures signatures;
    private final Service service;

    Endpoint(String name, Signatures signatures, Service service) {
      this.name = name;
      this.signatures = signatures;
      this.service = service;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      byte[] body;
      try (InputStream in = Content.Source.asInputStream(request)) {
        body = in.readNBytes(LIMIT);
      }
      Optional<Refusal> refusal = signatures.refusal(request, body, name);
      send(
          refusal.isPresent() ? answer(refusal.get()) : answer(call(request, body)),
          response,
          callback);
      return true;
    }

    private Answer answer(Call call) throws Exception {
      try {
        return service.answer(call);
      } catch (Exception failure) {
        if (getServer().isRunning()) {
          throw failure;
        }
        // The service ended during a waiting request, and the connection with it.
        return new Answer(503, Map.of(), ByteBuffer.allocate(0));
      }
    }

    private static Call call(Request request, byte[] body) {
      return new Call(
          request.getMethod(),
          request.getHttpURI().getPath(),
          Optional.ofNullable(request.getHeaders().get("X-Amz-Target")).orElse(""),
          Optional.ofNullable(request.getHeaders().get(HttpHeader.CONTENT_TYPE)).orElse(""),
          ByteBuffer.wrap(body));
    }

    private static Answer answer(Refusal refusal) {
      return new Answer(
          Refusal.STATUS,
          Map.of("Content-Type", "application/x-amz-json-1.0", "x-amzn-ErrorType", refusal.code()),
          StandardCharsets.UTF_8.encode(refusal.json()));
    }

    private static void send(Answer answer, Response response, Callback callback) {
      response.setStatus(answer.status());
      answer.headers().forEach(response.getHeaders()::put);
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().remaining());
      response.write(true, answer.body(), callback);
    }
  }

  /** The service without signatures, for callers in this JVM. */
  public Service service() {
    return service;
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception failure) {
      throw new IllegalStateException("a service did not stop", failure);
    }
  }
}
