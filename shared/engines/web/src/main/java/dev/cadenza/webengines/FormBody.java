package dev.cadenza.webengines;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A {@code multipart/form-data} body (RFC 7578) of a few fields and one short file. */
final class FormBody {
  private final String boundary = "cadenza-" + UUID.randomUUID();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  FormBody field(String name, String value) {
    head(name, "");
    text(value + "\r\n");
    return this;
  }

  FormBody file(String name, String fileName, String contentType, byte[] content) {
    head(name, "; filename=\"" + fileName + "\"\r\nContent-Type: " + contentType);
    bytes.writeBytes(content);
    text("\r\n");
    return this;
  }

  private void head(String name, String rest) {
    text("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"" + rest);
    text("\r\n\r\n");
  }

  private void text(String text) {
    bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  String contentType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  /** The complete body; nothing may be added afterwards. */
  BodyPublisher publisher() {
    text("--" + boundary + "--\r\n");
    return BodyPublishers.ofByteArray(bytes.toByteArray());
  }
}
