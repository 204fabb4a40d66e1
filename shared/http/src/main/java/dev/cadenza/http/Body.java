package dev.cadenza.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** The body of a request: a JSON object, or a form's fields as one. */
final class Body {
  static final int LIMIT = 1_048_576;

  private final ObjectNode fields;

  private Body(ObjectNode fields) {
    this.fields = fields;
  }

  JsonNode get(String field) {
    return fields.get(field);
  }

  String fingerprint() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(Wire.write(fields).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every JDK has SHA-256", e);
    }
  }

  static Body read(String contentType, InputStream stream) throws IOException {
    byte[] content = stream == null ? new byte[0] : stream.readNBytes(LIMIT + 1);
    if (content.length > LIMIT) {
      throw WireException.detail(
          413, "The request body is larger than 1 MB. Send files through POST /api/uploads/.");
    }
    if (content.length == 0) {
      return new Body(JsonNodeFactory.instance.objectNode());
    }
    String type = contentType == null ? "" : contentType;
    return switch (type.split(";")[0].strip().toLowerCase(Locale.ROOT)) {
      case "application/json" -> json(content);
      case "application/x-www-form-urlencoded" ->
          urlEncoded(new String(content, StandardCharsets.UTF_8));
      default -> throw WireException.unsupportedMediaType(type);
    };
  }

  private static Body json(byte[] content) throws IOException {
    JsonNode node;
    try {
      node = Wire.read(content);
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
      return new Body(object);
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

  private static Body urlEncoded(String content) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    for (String pair : content.split("&")) {
      if (!pair.isEmpty()) {
        String[] parts = pair.split("=", 2);
        fields.put(decode(parts[0]), parts.length > 1 ? decode(parts[1]) : "");
      }
    }
    return new Body(fields);
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
