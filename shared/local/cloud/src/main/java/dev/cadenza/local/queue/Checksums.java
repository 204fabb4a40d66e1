package dev.cadenza.local.queue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** The MD5 checksums with which the SDK verifies messages. */
final class Checksums {
  private static final byte TEXT = 1;
  private static final byte BINARY = 2;

  private Checksums() {}

  static String ofText(String text) {
    return hex(md5().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * @param attributes in the API's format
   */
  static String ofAttributes(JsonNode attributes) {
    MessageDigest md5 = md5();
    Map<String, JsonNode> sorted = new TreeMap<>();
    attributes.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
    sorted.forEach(
        (name, value) -> {
          update(md5, name.getBytes(StandardCharsets.UTF_8));
          update(md5, value.path("DataType").asText().getBytes(StandardCharsets.UTF_8));
          if (value.has("StringValue")) {
            md5.update(TEXT);
            update(md5, value.get("StringValue").asText().getBytes(StandardCharsets.UTF_8));
          } else {
            md5.update(BINARY);
            update(md5, Base64.getDecoder().decode(value.path("BinaryValue").asText()));
          }
        });
    return hex(md5.digest());
  }

  private static void update(MessageDigest md5, byte[] part) {
    md5.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
    md5.update(part);
  }

  private static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every JDK has MD5", e);
    }
  }
}
