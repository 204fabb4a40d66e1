package dev.cadenza.neural.cloning;

import dev.cadenza.neural.speakers.SpeakerEncoder;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The speaker vectors of Kokoro's own voices, as they read {@link StyleSearch#SENTENCE}. They are
 * kept as a resource: to make them takes a minute.
 *
 * @param vectors by the voices' own names, such as {@code af_heart}
 */
record StockVectors(Map<String, float[]> vectors) {
  private static final String RESOURCE = "stock-vectors.bin";

  StockVectors {
    vectors = Map.copyOf(vectors);
  }

  /** Format: for each voice its name (modified UTF-8) and 256 float32, big endian. */
  static StockVectors load() {
    try (InputStream resource = StockVectors.class.getResourceAsStream(RESOURCE);
        DataInputStream in = new DataInputStream(resource)) {
      int count = in.readInt();
      Map<String, float[]> vectors = new LinkedHashMap<>();
      for (int i = 0; i < count; i++) {
        String name = in.readUTF();
        float[] vector = new float[SpeakerEncoder.DIMENSIONS];
        for (int k = 0; k < vector.length; k++) {
          vector[k] = in.readFloat();
        }
        vectors.put(name, vector);
      }
      return new StockVectors(vectors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The voices' own names, the most similar first. */
  List<String> nearest(float[] person) {
    return vectors.keySet().stream()
        .sorted(
            Comparator.comparingDouble((String it) -> -similarity(it, person))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  double similarity(String voice, float[] person) {
    return SpeakerEncoder.similarity(vectors.get(voice), person);
  }
}
