package dev.cadenza.neural.kokoro;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** The numbers of the characters of Kokoro's alphabet. */
final class KokoroVocabulary {
  private final Map<Integer, Integer> numbers;

  private KokoroVocabulary(Map<Integer, Integer> numbers) {
    this.numbers = Map.copyOf(numbers);
  }

  /**
   * @param file JSON: an object of characters and their numbers, or one with that as "vocab"
   */
  static KokoroVocabulary read(Path file) throws IOException {
    JsonNode root = new ObjectMapper().readTree(file.toFile());
    JsonNode table = root.has("vocab") ? root.get("vocab") : root;
    Map<Integer, Integer> numbers = new HashMap<>();
    table
        .properties()
        .forEach(entry -> numbers.put(entry.getKey().codePointAt(0), entry.getValue().asInt()));
    return new KokoroVocabulary(numbers);
  }

  /** The numbers of those characters that the model knows; others are left out. */
  int[] tokens(String characters) {
    return characters.codePoints().flatMap(this::known).map(numbers::get).toArray();
  }

  /** A letter with a mark that the model knows only apart, such as ã, is taken apart. */
  private IntStream known(int character) {
    if (numbers.containsKey(character)) {
      return IntStream.of(character);
    }
    return Normalizer.normalize(Character.toString(character), Normalizer.Form.NFD)
        .codePoints()
        .filter(numbers::containsKey);
  }
}
