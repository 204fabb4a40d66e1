package dev.cadenza.neural.piper;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The configuration of a Piper voice, from its JSON file.
 *
 * @param sampleRate in hertz
 * @param espeakVoice whose phonemes it was trained on
 * @param ids the numbers of phonemes and marks; {@code ^} is the start, {@code $} the end, and
 *     {@code _} the padding between phonemes
 */
record PiperConfig(int sampleRate, String espeakVoice, Map<Integer, Integer> ids) {
  PiperConfig {
    ids = Map.copyOf(ids);
  }

  static PiperConfig read(Path file) throws IOException {
    JsonNode root = new ObjectMapper().readTree(file.toFile());
    Map<Integer, Integer> ids = new HashMap<>();
    root.path("phoneme_id_map")
        .properties()
        .forEach(entry -> ids.put(entry.getKey().codePointAt(0), entry.getValue().path(0).asInt()));
    if (!(ids.containsKey((int) '^') && ids.containsKey((int) '$') && ids.containsKey((int) '_'))) {
      throw new IOException(file + " has no numbers of phonemes.");
    }
    return new PiperConfig(
        root.path("audio").path("sample_rate").asInt(),
        root.path("espeak").path("voice").asText(),
        ids);
  }

  int start() {
    return ids.get((int) '^');
  }

  int end() {
    return ids.get((int) '$');
  }

  int padding() {
    return ids.get((int) '_');
  }
}
