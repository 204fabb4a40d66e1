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
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Connects callers in the same JVM to the services of a local cloud without sockets and signatures,
 * which would take most of the time of a call. Other callers use {@link SignedServer}.
 */
public final class InProcessServices {
  private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

  private final Set<Integer> declared = ConcurrentHashMap.newKeySet();
  private final Map<Integer, Reached> services = new ConcurrentHashMap<>();
  private final Map<Integer, S3Clients> files = new ConcurrentHashMap<>();
  private final SdkHttpClient client = new Client();

  /** Makes clients of an S3 that is in this JVM. */
  @FunctionalInterface
  public interface S3Clients {
    /**
     * @param network a client that goes over the network, for what cannot be done here
     * @param credentials whose calls they are
     */
    S3Client over(S3Client network, AwsCredentialsProvider credentials);
  }

  /**
   * @param here whether the caller's own thread answers
   */
  private record Reached(Service service, boolean here) {}

  /** Declares the port of a service, so that {@link #clientFor} knows it. */
  public void declare(int port) {
    declared.add(port);
  }

  /** Connects a service. Until then callers get a refused connection, which the SDK retries. */
  public void add(int port, Service service) {
    services.put(port, new Reached(service, false));
  }

  /**
   * As {@link #add}, for a service that never waits long and that no interrupt disturbs: it answers
   * on the caller's thread. To wake another one takes longer than most of its answers.
   */
  public void addHere(int port, Service service) {
    services.put(port, new Reached(service, true));
  }

  /** Disconnects a service: callers get a refused connection. */
  public void remove(int port) {
    services.remove(port);
  }

  /** Lets {@link #s3} find the S3 at a port. */
  public void addS3(int port, S3Clients clients) {
    files.put(port, clients);
  }

  /** The clients that were made before stay as they are. */
  public void removeS3(int port) {
    files.remove(port);
  }

  /**
   * @return a client with as little of a connection as there can be; the one over the network when
   *     no S3 of this JVM has the endpoint
   */
  public S3Client s3(URI endpoint, S3Client network, AwsCredentialsProvider credentials) {
    S3Clients clients = files.get(endpoint.getPort());
    return clients == null ? network : clients.over(network, credentials);
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
      Reached reached = services.get(http.port());
      if (reached == null) {
        throw new ConnectException("No service at port " + http.port());
      }
      Call call = call(http);
      Answer answer =
          reached.here() ? answerHere(reached.service(), call) : answer(reached.service(), call);
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

    private static Answer answerHere(Service service, Call call) throws IOException {
      try {
        return service.answer(call);
      } catch (IOException failure) {
        throw failure;
      } catch (Exception failure) {
        throw new IOException(failure);
      }
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
