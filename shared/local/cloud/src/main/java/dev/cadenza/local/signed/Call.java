package dev.cadenza.local.signed;

import java.nio.ByteBuffer;

/**
 * A request to a service.
 *
 * @param method in capitals
 * @param path as sent, without the query
 * @param target the header {@code X-Amz-Target}; empty if absent
 * @param contentType the header; empty if absent
 */
public record Call(String method, String path, String target, String contentType, ByteBuffer body) {
  /** A copy of the body. */
  public byte[] bytes() {
    byte[] bytes = new byte[body.remaining()];
    body.duplicate().get(bytes);
    return bytes;
  }
}
