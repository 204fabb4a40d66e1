package dev.cadenza.dashboard;

import dev.cadenza.model.id.Sha256;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/**
 * A file that does not change while the function runs. It is sent compressed to clients that accept
 * that, and not at all to clients that have it cached.
 */
final class Asset {
  private final String contentType;
  private final byte[] content;
  private final byte[] compressed;
  private final EntityTag tag;

  private Asset(String contentType, byte[] content) {
    this.contentType = contentType;
    this.content = content;
    this.compressed = compress(content);
    // Weak, because it is the tag of both encodings.
    this.tag = new EntityTag(digest(content), true);
  }

  static Asset of(String contentType, byte[] content) {
    return new Asset(contentType, content.clone());
  }

  /**
   * @param path on the class path
   */
  static Asset ofClassPath(String contentType, String path) {
    try (InputStream file = Asset.class.getResourceAsStream(path)) {
      if (file == null) {
        throw new IllegalStateException(path + " is not on the class path");
      }
      return new Asset(contentType, file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be read", e);
    }
  }

  /** The response to a request for it; the caller sets the caching. */
  ResponseBuilder answer(ContainerRequestContext request) {
    ResponseBuilder unchanged = request.getRequest().evaluatePreconditions(tag);
    ResponseBuilder answer = unchanged != null ? unchanged : whole(request);
    return answer.tag(tag).header("Vary", "Accept-Encoding");
  }

  private ResponseBuilder whole(ContainerRequestContext request) {
    boolean gzip = takesGzip(request.getHeaderString("Accept-Encoding"));
    ResponseBuilder answer = Response.ok(gzip ? compressed : content, contentType);
    return gzip ? answer.header("Content-Encoding", "gzip") : answer;
  }

  static boolean takesGzip(String acceptEncoding) {
    return acceptEncoding != null
        && Arrays.stream(acceptEncoding.toLowerCase(Locale.ROOT).split(","))
            .map(coding -> coding.replace(" ", ""))
            .anyMatch(coding -> coding.matches("(gzip|\\*)(;q=(0?\\.\\d*[1-9]\\d*|1(\\.0*)?))?"));
  }

  private static byte[] compress(byte[] content) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new AssertionError("Writing to memory cannot fail", e);
    }
    return compressed.toByteArray();
  }

  private static String digest(byte[] content) {
    return Sha256.hex(content, 8);
  }
}
