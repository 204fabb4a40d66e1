package dev.cadenza.models.convert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The text tokens of a {@code tokenizer.json}, as bytes.
 *
 * <p>The file writes each byte as a printable character (GPT-2's byte-level encoding): printable
 * Latin-1 characters as themselves, the others in order from U+0100.
 */
final class WhisperVocabulary {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final int BYTES = 256;

  /** The minimum number of text tokens, which precede the special tokens. */
  private static final int MANY = 1000;

  private WhisperVocabulary() {}

  /**
   * @return the bytes of each text token, by its number
   */
  static List<byte[]> read(Path tokenizer) throws IOException {
    JsonNode root = JSON.readTree(tokenizer.toFile());
    Map<Integer, String> texts = new TreeMap<>();
    root.path("model")
        .path("vocab")
        .properties()
        .forEach(it -> texts.put(it.getValue().asInt(), it.getKey()));
    int end = Integer.MAX_VALUE;
    for (JsonNode added : root.path("added_tokens")) {
      int id = added.path("id").asInt();
      end = id > MANY ? Math.min(end, id) : end;
    }
    Map<Integer, Integer> bytes = byteOfCharacter();
    List<byte[]> tokens = new ArrayList<>(texts.size());
    for (Map.Entry<Integer, String> text : texts.entrySet()) {
      if (text.getKey() >= end) {
        break;
      }
      if (text.getKey() != tokens.size()) {
        throw new IOException(tokenizer + " has no token " + tokens.size() + ".");
      }
      tokens.add(decode(text.getValue(), bytes));
    }
    if (tokens.isEmpty()) {
      throw new IOException(tokenizer + " has no vocabulary.");
    }
    return tokens;
  }

  private static byte[] decode(String text, Map<Integer, Integer> bytes) throws IOException {
    ByteArrayOutputStream decoded = new ByteArrayOutputStream();
    for (int character : text.codePoints().toArray()) {
      Integer value = bytes.get(character);
      if (value == null) {
        throw new IOException("The token \"" + text + "\" is not in byte-level encoding.");
      }
      decoded.write(value);
    }
    return decoded.toByteArray();
  }

  private static Map<Integer, Integer> byteOfCharacter() {
    Map<Integer, Integer> bytes = HashMap.newHashMap(BYTES);
    int next = BYTES;
    for (int value = 0; value < BYTES; value++) {
      boolean printable =
          (value > ' ' && value <= '~') || (value > 0xA0 && value <= 0xFF && value != 0xAD);
      bytes.put(printable ? value : next++, value);
    }
    return bytes;
  }
}
