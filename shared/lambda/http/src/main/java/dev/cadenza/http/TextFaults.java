package dev.cadenza.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Finds characters that stores, engines and files do not support: half of a surrogate pair, which
 * JSON can express and UTF-8 cannot, and the null character, which Django rejects. All other
 * characters are accepted.
 */
final class TextFaults {
  static final String NULL_CHARACTER = "Null characters are not allowed.";
  static final String SURROGATE =
      "This text is not valid Unicode: it contains half of a surrogate pair.";

  private TextFaults() {}

  /** The errors in a value, by position, in the format of field errors. */
  static Optional<Object> of(JsonNode node) {
    if (node.isTextual()) {
      return of(node.textValue()).map(List::of);
    }
    Map<String, Object> faults = new LinkedHashMap<>();
    BiConsumer<String, JsonNode> look =
        (place, inner) -> of(inner).ifPresent(fault -> faults.put(place, fault));
    switch (node) {
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) {
          look.accept(Integer.toString(i), array.get(i));
        }
      }
      case ObjectNode object -> {
        Optional<String> name = ofNames(object);
        if (name.isPresent()) {
          // The field name itself cannot be written.
          return Optional.of(List.of(name.get()));
        }
        object.forEachEntry(look);
      }
      default -> {}
    }
    return faults.isEmpty() ? Optional.empty() : Optional.of(faults);
  }

  private static Optional<String> ofNames(ObjectNode object) {
    return object.properties().stream().flatMap(entry -> of(entry.getKey()).stream()).findFirst();
  }

  private static Optional<String> of(String text) {
    if (text.indexOf('\0') >= 0) {
      return Optional.of(NULL_CHARACTER);
    }
    return text.codePoints().anyMatch(TextFaults::isSurrogate)
        ? Optional.of(SURROGATE)
        : Optional.empty();
  }

  /** A complete pair is one code point. */
  private static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
