package dev.cadenza.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An HTTP/1.0 service that closes each connection after its response without notice, when the next
 * request arrives, which is the worst time.
 */
public final class ClosingService implements AutoCloseable {
  private final ServerSocket server;
  private final String contentType;
  private final byte[] content;
  private final AtomicInteger answers = new AtomicInteger();

  private ClosingService(ServerSocket server, String contentType, byte[] content) {
    this.server = server;
    this.contentType = contentType;
    this.content = content.clone();
  }

  /** Returns the same response to all requests. */
  public static ClosingService start(String contentType, byte[] content) {
    try {
      ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      ClosingService service = new ClosingService(server, contentType, content);
      Thread.ofPlatform().daemon().name("closing-service").start(service::accept);
      return service;
    } catch (IOException e) {
      throw new UncheckedIOException("No port is available for a stub.", e);
    }
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /** The number of answered requests. */
  public int answers() {
    return answers.get();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        // The end of the test.
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      read(in);
      OutputStream out = socket.getOutputStream();
      out.write(
          "HTTP/1.0 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
              .formatted(contentType, content.length)
              .getBytes(StandardCharsets.US_ASCII));
      // Before the client can read the response, which may be before this thread continues.
      answers.incrementAndGet();
      out.write(content);
      out.flush();
      // It reads only the first byte of the next request.
      int _ = in.read();
    } catch (IOException e) {
      // The client closed the connection.
      return;
    }
  }

  private static void read(InputStream in) throws IOException {
    String head = head(in).toLowerCase(Locale.ROOT);
    if (head.contains("transfer-encoding: chunked")) {
      for (int length = chunk(in); length > 0; length = chunk(in)) {
        in.skipNBytes(length + 2L);
      }
      in.skipNBytes(2);
    } else {
      int at = head.indexOf("content-length:");
      if (at >= 0) {
        String length = head.substring(at + "content-length:".length(), head.indexOf('\r', at));
        in.skipNBytes(Long.parseLong(length.strip()));
      }
    }
  }

  private static int chunk(InputStream in) throws IOException {
    return Integer.parseInt(line(in).strip(), 16);
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (String line = line(in); !line.isBlank(); line = line(in)) {
      head.append(line).append('\n');
    }
    return head.toString();
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new IOException("The request ends in its head.");
      }
      line.write(b);
    }
    return line.toString(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
