package dev.cadenza.neural.bergamot;

import java.util.HashMap;
import java.util.Map;

/**
 * The measures of a student model.
 *
 * @param width of the rows between layers
 * @param heads into which attention splits a row
 * @param pieces of the vocabulary
 */
record StudentShape(int width, int heads, int encoderLayers, int decoderLayers, int pieces) {
  /** A row for each piece, of both languages, also the weights of the output. */
  static final String EMBEDDINGS = "Wemb";

  static final String OUTPUT_BIAS = "decoder_ff_logit_out_b";

  private static final String SETTINGS = "special:model.yml";

  /** What {@link MarianGraph} computes. */
  private static final Map<String, String> COMPUTED =
      Map.of(
          "type", "transformer",
          "dec-cell", "ssru",
          "transformer-decoder-autoreg", "rnn",
          "transformer-ffn-activation", "relu",
          "transformer-ffn-depth", "2",
          "transformer-preprocess", "\"\"",
          "transformer-postprocess", "dan",
          "transformer-postprocess-top", "\"\"",
          "transformer-train-position-embeddings", "false",
          "tied-embeddings-all", "true");

  /**
   * @throws IllegalArgumentException if it is another kind of model
   */
  static StudentShape of(MarianFile file) {
    Map<String, String> settings = new HashMap<>();
    for (String line : file.text(SETTINGS).split("\n", -1)) {
      String[] parts = line.split(":", 2);
      if (parts.length == 2) {
        settings.put(parts[0], parts[1].strip());
      }
    }
    COMPUTED.forEach(
        (name, value) -> {
          if (!value.equals(settings.get(name))) {
            throw new IllegalArgumentException(
                "The model has %s: %s, only %s is supported."
                    .formatted(name, settings.get(name), value));
          }
        });
    MarianFile.Matrix embeddings = file.rows(EMBEDDINGS);
    return new StudentShape(
        embeddings.columns(),
        number(settings, "transformer-heads"),
        number(settings, "enc-depth"),
        number(settings, "dec-depth"),
        embeddings.rows());
  }

  private static int number(Map<String, String> settings, String name) {
    String value = settings.getOrDefault(name, "");
    if (!value.matches("[1-9]\\d{0,3}")) {
      throw new IllegalArgumentException("The model has no %s.".formatted(name));
    }
    return Integer.parseInt(value);
  }
}
