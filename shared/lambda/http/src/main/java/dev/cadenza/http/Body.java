package dev.cadenza.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cadenza.http.wire.Wire;
import dev.cadenza.http.wire.WireException;
import dev.cadenza.model.id.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The body of a request: a JSON object, or the fields of a form. */
final class Body {
  static final int LIMIT = 1_048_576;

  /** The limit of a form with files: in base64 and with headers, Lambda's limit is 6 MB. */
  static final int FORM_LIMIT = 4 * 1_048_576;

  private static final String PASSWORD = "password";
  private static final String JSON = "application/json";
  private static final String URL_ENCODED = "application/x-www-form-urlencoded";
  private static final String FORM_DATA = "multipart/form-data";
  private static final Set<String> KNOWN = Set.of(JSON, URL_ENCODED, FORM_DATA);

  private final ObjectNode fields;
  private final Map<String, FilePart> files;
  private final boolean typed;

  private Body(ObjectNode fields, Map<String, FilePart> files, boolean typed) {
    this.fields = fields;
    this.files = files;
    this.typed = typed;
  }

  private static Body json(ObjectNode fields) {
    return new Body(fields, Map.of(), true);
  }

  /** Whether values have JSON types; in a form all are texts. */
  boolean typed() {
    return typed;
  }

  Optional<FilePart> file(String field) {
    return Optional.ofNullable(files.get(field));
  }

  JsonNode get(String field) {
    return fields.get(field);
  }

  private String content() {
    ObjectNode shown = fields.deepCopy();
    if (shown.has(PASSWORD)) {
      // A fast hash would disclose the password.
      shown.put(PASSWORD, "");
    }
    StringBuilder content = new StringBuilder(Wire.sorted(shown));
    files.forEach(
        (name, file) ->
            content.append(name).append(file.name()).append(Arrays.hashCode(file.content())));
    return content.toString();
  }

  String fingerprint() {
    return Sha256.hex(content(), Sha256.BYTES);
  }

  /**
   * @param longest the limit of a body without files, in bytes
   */
  static Body read(String contentType, InputStream stream, int longest) throws IOException {
    String type = contentType == null ? "" : contentType;
    String mediaType = mediaType(type);
    byte[] content = content(stream, mediaType.equals(FORM_DATA) ? FORM_LIMIT : longest);
    if (content.length == 0) {
      return json(JsonNodeFactory.instance.objectNode());
    }
    return switch (mediaType) {
      case JSON -> json(content);
      case URL_ENCODED -> urlEncoded(new String(content, StandardCharsets.UTF_8));
      case FORM_DATA -> formData(type, content);
      default -> throw WireException.unsupportedMediaType(type);
    };
  }

  /** A body that is a file. */
  static byte[] file(InputStream stream) throws IOException {
    return content(stream, FORM_LIMIT);
  }

  private static byte[] content(InputStream stream, int limit) throws IOException {
    byte[] content = stream == null ? new byte[0] : stream.readNBytes(limit + 1);
    if (content.length > limit) {
      throw WireException.detail(
          413,
          String.format(
              Locale.ROOT,
              "The request body is larger than %d MB. Send files through POST /api/uploads/.",
              limit / 1_048_576));
    }
    return content;
  }

  static String mediaType(String type) {
    return type.split(";")[0].strip().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws WireException 415 for an unsupported media type
   */
  static void requireKnown(String contentType) {
    String type = contentType == null ? "" : contentType;
    if (!KNOWN.contains(mediaType(type))) {
      throw WireException.unsupportedMediaType(type);
    }
  }

  private static Body json(byte[] content) throws IOException {
    JsonNode node;
    try {
      node = Wire.read(content);
    } catch (StreamConstraintsException e) {
      throw WireException.parseError(
          "JSON parse error - The JSON is nested too deeply, or contains a number that is too long.");
    } catch (JsonProcessingException e) {
      throw WireException.parseError("JSON parse error - " + position(e));
    }
    if (node.isMissingNode()) {
      throw WireException.parseError(
          "JSON parse error - Expecting value: line 1 column 1 (char 0)");
    }
    if (node.isNull()) {
      throw WireException.invalid("non_field_errors", "No data provided");
    }
    if (node instanceof ObjectNode object) {
      return json(object);
    }
    throw WireException.invalid(
        "non_field_errors",
        "Invalid data. Expected a dictionary, but got " + PythonNames.typeOf(node) + ".");
  }

  private static String position(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    long character = Math.max(0, at.getCharOffset() >= 0 ? at.getCharOffset() : at.getByteOffset());
    return "Expecting value: line "
        + at.getLineNr()
        + " column "
        + at.getColumnNr()
        + " (char "
        + character
        + ")";
  }

  private static Body formData(String contentType, byte[] content) {
    Multipart multipart = Multipart.read(contentType, content);
    return new Body(multipart.fields(), multipart.files(), false);
  }

  private static Body urlEncoded(String content) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    for (String pair : content.split("&")) {
      if (!pair.isEmpty()) {
        String[] parts = pair.split("=", 2);
        fields.put(decode(parts[0]), parts.length > 1 ? decode(parts[1]) : "");
      }
    }
    return new Body(fields, Map.of(), false);
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
