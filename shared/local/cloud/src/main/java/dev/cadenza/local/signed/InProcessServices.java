package dev.cadenza.local.signed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Connects callers in the same JVM to the services of a local cloud without sockets and signatures,
 * which would take most of the time of a call. Other callers use {@link SignedServer}.
 */
public final class InProcessServices {
  private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

  private final Set<Integer> declared = ConcurrentHashMap.newKeySet();
  private final Map<Integer, Service> services = new ConcurrentHashMap<>();
  private final SdkHttpClient client = new Client();

  /** Declares the port of a service, so that {@link #clientFor} knows it. */
  public void declare(int port) {
    declared.add(port);
  }

  /** Connects a service. Until then callers get a refused connection, which the SDK retries. */
  public void add(int port, Service service) {
    services.put(port, service);
  }

  /** Disconnects a service: callers get a refused connection. */
  public void remove(int port) {
    services.remove(port);
  }

  /**
   * @return empty when the endpoint does not belong to a declared service
   */
  public Optional<SdkHttpClient> clientFor(URI endpoint) {
    return declared.contains(endpoint.getPort()) ? Optional.of(client) : Optional.empty();
  }

  private final class Client implements SdkHttpClient {
    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      return new Execution(request);
    }

    @Override
    public String clientName() {
      return "InProcess";
    }

    @Override
    public void close() {
      // Nothing to close.
    }
  }

  private final class Execution implements ExecutableHttpRequest {
    private final HttpExecuteRequest request;
    private volatile boolean aborted;

    Execution(HttpExecuteRequest request) {
      this.request = request;
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
      SdkHttpRequest http = request.httpRequest();
      Service service = services.get(http.port());
      if (service == null) {
        throw new ConnectException("No service at port " + http.port());
      }
      Answer answer = answer(service, call(http));
      if (aborted) {
        throw new InterruptedIOException("aborted");
      }
      return response(answer);
    }

    private Call call(SdkHttpRequest http) throws IOException {
      byte[] body = new byte[0];
      Optional<ContentStreamProvider> content = request.contentStreamProvider();
      if (content.isPresent()) {
        try (InputStream in = content.get().newStream()) {
          body = in.readAllBytes();
        }
      }
      return new Call(
          http.method().name(),
          http.encodedPath(),
          http.firstMatchingHeader("X-Amz-Target").orElse(""),
          http.firstMatchingHeader("Content-Type").orElse(""),
          ByteBuffer.wrap(body));
    }

    /**
     * On a thread of the service: as with a connection, an interrupt ends the caller's waiting, but
     * not the service's work.
     */
    private static Answer answer(Service service, Call call) throws IOException {
      try {
        return THREADS.submit(() -> service.answer(call)).get();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw (IOException) new InterruptedIOException("interrupted").initCause(stopped);
      } catch (ExecutionException failure) {
        throw new IOException(failure.getCause());
      }
    }

    private static HttpExecuteResponse response(Answer answer) {
      byte[] body = new byte[answer.body().remaining()];
      answer.body().duplicate().get(body);
      SdkHttpFullResponse.Builder response =
          SdkHttpFullResponse.builder().statusCode(answer.status());
      answer.headers().forEach(response::putHeader);
      response.putHeader("Content-Length", Integer.toString(body.length));
      return HttpExecuteResponse.builder()
          .response(response.build())
          .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
          .build();
    }

    @Override
    public void abort() {
      aborted = true;
    }
  }
}
