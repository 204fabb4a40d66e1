package dev.cadenza.media.wav;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The metadata chunk of a WAV file (RIFF, LIST of type INFO). */
final class InfoChunk {
  private static final Map<String, String> NAMES = names();

  private InfoChunk() {}

  private static Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("title", "INAM");
    names.put("artist", "IART");
    names.put("genre", "IGNR");
    names.put("comment", "ICMT");
    return names;
  }

  /** The chunk of these tags, with an even length; empty if the format supports none of them. */
  static byte[] of(Map<String, String> tags) {
    ByteArrayOutputStream entries = new ByteArrayOutputStream();
    NAMES.forEach(
        (tag, name) -> {
          String text = tags.getOrDefault(tag, "");
          if (!text.isBlank()) {
            entries.writeBytes(entry(name, (text + "\0").getBytes(StandardCharsets.UTF_8)));
          }
        });
    return entries.size() == 0 ? new byte[0] : entry("LIST", list(entries.toByteArray()));
  }

  private static byte[] list(byte[] entries) {
    byte[] type = "INFO".getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(type.length + entries.length).put(type).put(entries).array();
  }

  private static byte[] entry(String name, byte[] content) {
    return ByteBuffer.allocate(8 + content.length + content.length % 2)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(name.getBytes(StandardCharsets.US_ASCII))
        .putInt(content.length)
        .put(content)
        .array();
  }
}
