package dev.cadenza.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cadenza.http.wire.WireException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.fileupload2.core.MultipartInput;

/**
 * A {@code multipart/form-data} body: text fields and small files.
 *
 * @param fields the text fields
 */
record Multipart(ObjectNode fields, Map<String, FilePart> files) {
  private static final Pattern BOUNDARY =
      Pattern.compile("boundary=\"?([^\";]{1,70})\"?", Pattern.CASE_INSENSITIVE);
  private static final Pattern TYPE =
      Pattern.compile("content-type:\\s*([^\\r\\n;]+)", Pattern.CASE_INSENSITIVE);

  /**
   * @throws WireException 400 when the body is not multipart
   */
  static Multipart read(String contentType, byte[] content) {
    String boundary =
        find(BOUNDARY, contentType)
            .orElseThrow(
                () ->
                    WireException.parseError(
                        "Multipart form parse error - Invalid boundary in multipart: None"));
    Multipart multipart =
        new Multipart(JsonNodeFactory.instance.objectNode(), new LinkedHashMap<>());
    try {
      MultipartInput input =
          MultipartInput.builder()
              .setInputStream(new ByteArrayInputStream(content))
              .setBoundary(boundary.getBytes(StandardCharsets.UTF_8))
              .get();
      for (boolean more = input.skipPreamble(); more; more = input.readBoundary()) {
        multipart.take(input.readHeaders(), input);
      }
    } catch (IOException e) {
      throw WireException.parseError("Multipart form parse error - The body is incomplete.");
    }
    return multipart;
  }

  private void take(String headers, MultipartInput input) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    input.readBodyData(content);
    Disposition disposition = Disposition.of(headers);
    if (disposition.name().isEmpty()) {
      return;
    }
    String name = disposition.name().get();
    if (disposition.fileName().isPresent()) {
      String type = find(TYPE, headers).map(String::strip).orElse("application/octet-stream");
      files.put(name, new FilePart(disposition.fileName().get(), type, content.toByteArray()));
    } else {
      fields.put(name, content.toString(StandardCharsets.UTF_8));
    }
  }

  private static Optional<String> find(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
