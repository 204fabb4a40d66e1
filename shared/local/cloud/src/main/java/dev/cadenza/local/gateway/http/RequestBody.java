package dev.cadenza.local.gateway.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** Reads the body of a request, up to a limit. */
public final class RequestBody {

  private static final int CHUNK = 64 * 1024;

  private RequestBody() {}

  /**
   * @return empty when the body is longer than the limit; it is read to its end, because a client
   *     that is still sending would not read the response
   */
  public static Optional<byte[]> read(Request request, int limit) throws IOException {
    try (InputStream in = Content.Source.asInputStream(request)) {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      byte[] chunk = new byte[CHUNK];
      long total = 0;
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        total += count;
        if (total <= limit) {
          body.write(chunk, 0, count);
        }
      }
      return total <= limit ? Optional.of(body.toByteArray()) : Optional.empty();
    }
  }
}
