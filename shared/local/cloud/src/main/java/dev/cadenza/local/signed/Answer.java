package dev.cadenza.local.signed;

import java.nio.ByteBuffer;
import java.util.Map;

/**
 * The response of a service.
 *
 * @param headers without {@code Content-Length}
 */
public record Answer(int status, Map<String, String> headers, ByteBuffer body) {
  public Answer {
    headers = Map.copyOf(headers);
  }

  public static Answer of(int status, String contentType, ByteBuffer body) {
    return new Answer(status, Map.of("Content-Type", contentType), body);
  }
}
