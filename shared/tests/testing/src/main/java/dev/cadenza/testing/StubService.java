package dev.cadenza.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A stub of an external service: it records requests and returns configured responses, over real
 * HTTP on this machine.
 */
public final class StubService implements AutoCloseable {
  private final HttpServer server;
  private final List<Request> requests = new ArrayList<>();
  private final Deque<Answer> answers = new ArrayDeque<>();
  private Function<Request, Optional<Answer>> rule = _ -> Optional.empty();

  private StubService(HttpServer server) {
    this.server = server;
  }

  /**
   * A recorded request.
   *
   * @param text one character per byte, in any encoding
   */
  public record Request(
      String method, String path, Map<String, List<String>> headers, String text) {
    public Request {
      headers = Map.copyOf(headers);
    }

    public byte[] content() {
      return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A header's first value; a name is written like {@code X-amz-target}. */
    public String header(String name) {
      return headers.getOrDefault(name, List.of("")).getFirst();
    }
  }

  /**
   * @param text one character per byte, in any encoding
   * @param pause runs after the first event of a stream
   */
  public record Answer(int status, Map<String, String> headers, String text, Runnable pause) {
    private static final String END_OF_EVENT = "\n\n";

    public Answer {
      headers = Map.copyOf(headers);
    }

    public static Answer json(int status, String content) {
      return of(status, "application/json", content.getBytes(StandardCharsets.UTF_8));
    }

    public static Answer bytes(String contentType, byte[] content) {
      return of(200, contentType, content);
    }

    /** Server-sent events, with OpenAI's end marker. */
    public static Answer events(List<String> data) {
      String text =
          Stream.concat(data.stream(), Stream.of("[DONE]"))
              .map(event -> "data: " + event + END_OF_EVENT)
              .collect(Collectors.joining());
      return bytes("text/event-stream", text.getBytes(StandardCharsets.UTF_8));
    }

    public static Answer of(int status, String contentType, byte[] content) {
      return new Answer(
          status,
          Map.of("Content-Type", contentType),
          new String(content, StandardCharsets.ISO_8859_1),
          () -> {});
    }

    /** The same response with another header. */
    public Answer with(String header, String value) {
      Map<String, String> more = new HashMap<>(headers);
      more.put(header, value);
      return new Answer(status, more, text, pause);
    }

    /** The same response with a pause after the first event. */
    public Answer pausing(Runnable then) {
      return new Answer(status, headers, text, then);
    }

    void write(OutputStream out) throws IOException {
      int end = text.indexOf(END_OF_EVENT);
      int first = end < 0 ? text.length() : end + END_OF_EVENT.length();
      out.write(text.substring(0, first).getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      pause.run();
      out.write(text.substring(first).getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  public static StubService start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      StubService stub = new StubService(server);
      server.createContext("/", stub::serve);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      return stub;
    } catch (IOException e) {
      throw new UncheckedIOException("No port is available for a stub.", e);
    }
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Returns these responses to the next requests, one each. */
  public synchronized StubService thenAnswer(Answer... next) {
    answers.addAll(List.of(next));
    return this;
  }

  /** Returns the response of a function if no response is queued; the function may wait. */
  public synchronized StubService otherwise(Function<Request, Optional<Answer>> rule) {
    this.rule = rule;
    return this;
  }

  public synchronized List<Request> requests() {
    return List.copyOf(requests);
  }

  public Request lastRequest() {
    return requests().getLast();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request =
          new Request(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              exchange.getRequestHeaders(),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
      Answer answer = answer(request);
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      // A kept connection may be closed meanwhile, and the JDK then repeats the request.
      exchange.getResponseHeaders().set("Connection", "close");
      exchange.sendResponseHeaders(
          answer.status(), answer.text().isEmpty() ? -1 : answer.text().length());
      answer.write(exchange.getResponseBody());
    }
  }

  private Answer answer(Request request) {
    Function<Request, Optional<Answer>> current;
    synchronized (this) {
      requests.add(request);
      if (!answers.isEmpty()) {
        return answers.poll();
      }
      current = rule;
    }
    return current
        .apply(request)
        .orElseGet(
            () -> Answer.json(404, "{\"error\": {\"message\": \"No response is configured.\"}}"));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
