package dev.cadenza.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cadenza.models.fetch.SourceFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Extracts one object of numbers from a JSON file, and writes it in a canonical form: sorted by
 * number, on one line. Equal content in different files then has the same digest.
 */
final class JsonPart {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonPart() {}

  static void write(Path json, String field, Path target) throws IOException, SourceFailed {
    JsonNode part = JSON.readTree(json.toFile()).path(field);
    if (!part.isObject()) {
      throw new SourceFailed("%s has no object \"%s\"".formatted(json.getFileName(), field));
    }
    String entries =
        part.properties().stream()
            .sorted(Comparator.comparingLong(entry -> entry.getValue().asLong()))
            .map(JsonPart::text)
            .collect(Collectors.joining(", "));
    Files.writeString(target, "{%s: {%s}}".formatted(JSON.valueToTree(field), entries));
  }

  private static String text(Map.Entry<String, JsonNode> entry) {
    return JSON.valueToTree(entry.getKey()) + ": " + entry.getValue().asLong();
  }
}
