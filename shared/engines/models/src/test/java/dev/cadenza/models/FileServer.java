package dev.cadenza.models;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A public home of models on this machine, with the troubles that such have. */
final class FileServer implements AutoCloseable {
  private static final int SLICE = 4_096;

  private final HttpServer server;
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final Map<String, String> redirects = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger cuts = new AtomicInteger();
  private final AtomicInteger failures = new AtomicInteger();
  private final AtomicInteger hangs = new AtomicInteger();
  private volatile int cutAfter;
  private volatile boolean ranges = true;
  private volatile boolean lying;
  private volatile long pauseMillis;
  private volatile Optional<String> tag = Optional.of("\"one\"");

  FileServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  FileServer with(String path, byte[] content) {
    files.put(path, content);
    return this;
  }

  FileServer redirecting(String path, String to) {
    redirects.put(path, to);
    return this;
  }

  /** Ends the next connections after some bytes of their responses. */
  FileServer cutting(int times, int bytes) {
    cutAfter = bytes;
    cuts.set(times);
    return this;
  }

  /** Is overloaded the next times. */
  FileServer failing(int times) {
    failures.set(times);
    return this;
  }

  /** Sends nothing after the first slice of the next responses, and leaves the connection open. */
  FileServer hanging(int times) {
    hangs.set(times);
    return this;
  }

  FileServer withoutRanges() {
    ranges = false;
    return this;
  }

  /** Answers to ranges with other ones. */
  FileServer withWrongRanges() {
    lying = true;
    return this;
  }

  FileServer slow(long millisPerSlice) {
    pauseMillis = millisPerSlice;
    return this;
  }

  FileServer tagged(String value) {
    tag = Optional.of(value);
    return this;
  }

  String url(String path) {
    return "http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path);
  }

  /** Paths, each with the range that was asked for, if one was. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String range = exchange.getRequestHeaders().getFirst("Range");
      requests.add(range == null ? path : path + " " + range);
      byte[] content = files.get(path);
      if (redirects.containsKey(path)) {
        exchange.getResponseHeaders().set("Location", redirects.get(path));
        exchange.sendResponseHeaders(302, -1);
      } else if (failures.getAndDecrement() > 0) {
        exchange.sendResponseHeaders(503, -1);
      } else if (content == null) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        tag.ifPresent(value -> exchange.getResponseHeaders().set("ETag", value));
        send(exchange, content, start(exchange, range));
      }
    }
  }

  private int start(HttpExchange exchange, String range) {
    String condition = exchange.getRequestHeaders().getFirst("If-Range");
    boolean same = condition == null || tag.filter(condition::equals).isPresent();
    return ranges && same && range != null ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
  }

  private void send(HttpExchange exchange, byte[] content, int start) throws IOException {
    if (start > 0) {
      int told = lying ? start - 1 : start;
      exchange
          .getResponseHeaders()
          .set(
              "Content-Range",
              "bytes %d-%d/%d".formatted(told, content.length - 1, content.length));
    }
    exchange.sendResponseHeaders(start > 0 ? 206 : 200, content.length - start);
    int end =
        cuts.getAndDecrement() > 0 ? Math.min(content.length, start + cutAfter) : content.length;
    try (OutputStream out = exchange.getResponseBody()) {
      for (int at = start; at < end; at += SLICE) {
        out.write(content, at, Math.min(SLICE, end - at));
        out.flush();
        pause(hangs.getAndDecrement() > 0 ? 60_000 : pauseMillis);
      }
    }
  }

  private static void pause(long millis) {
    if (millis > 0) {
      try {
        Thread.sleep(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
