package dev.cadenza.neural.kokoro;

import dev.cadenza.engines.Voice;
import dev.cadenza.model.PermanentFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A voice that is a weighted sum of the styles of others. Its id holds the weights, so that nothing
 * else has to be kept: {@code kokoro/blend:af_heart=0.80,am_adam=-0.30}.
 *
 * @param weights by the voices' own names; a negative one makes the blend less like that voice
 */
public record Blend(Map<String, Double> weights) {
  private static final String PREFIX = "blend:";
  private static final Pattern PART =
      Pattern.compile("([a-z]{2}_[a-z]{1,20})=(-?[0-9](?:\\.[0-9]{1,4})?)");
  private static final int MAX_PARTS = 20;

  /** In the order that is given, so that the id is always the same. */
  public Blend {
    weights = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(weights));
    if (weights.isEmpty()) {
      throw new IllegalArgumentException("A blend of nothing.");
    }
  }

  /** The blend that a voice's own name describes; empty if it describes none. */
  static Optional<Blend> of(String localName) {
    if (!localName.startsWith(PREFIX)) {
      return Optional.empty();
    }
    Map<String, Double> weights = new LinkedHashMap<>();
    String[] parts = localName.substring(PREFIX.length()).split(",", MAX_PARTS + 1);
    for (String part : parts) {
      var matcher = PART.matcher(part);
      if (parts.length > MAX_PARTS || !matcher.matches()) {
        return Optional.empty();
      }
      weights.merge(matcher.group(1), Double.parseDouble(matcher.group(2)), Double::sum);
    }
    return Optional.of(new Blend(weights));
  }

  /** The id of its voice. */
  public String id() {
    return KokoroSynthesizer.NAME
        + "/"
        + PREFIX
        + weights.entrySet().stream()
            .map(it -> String.format(Locale.ROOT, "%s=%.2f", it.getKey(), it.getValue()))
            .collect(Collectors.joining(","));
  }

  /**
   * Its style.
   *
   * @param voices the engine's own
   * @throws PermanentFailure {@code unknown_voice} if one of those that it blends is not there
   */
  Style style(Map<Voice, KokoroVoice> voices) {
    Map<String, KokoroVoice> named =
        voices.values().stream().collect(Collectors.toMap(it -> it.voice().localName(), it -> it));
    List<Part> parts = new ArrayList<>();
    weights.forEach(
        (name, weight) -> {
          if (!named.containsKey(name)) {
            throw new PermanentFailure(
                "unknown_voice",
                "The cloned voice needs the voice \"kokoro/%s\", which is not installed. Run"
                        .formatted(name)
                    + " \"cadenza models install kokoro\".");
          }
          parts.add(new Part(named.get(name), weight));
        });
    return phonemes -> sum(parts, phonemes);
  }

  private record Part(KokoroVoice voice, double weight) {}

  private static float[] sum(List<Part> parts, int phonemes) throws IOException {
    float[] sum = new float[KokoroVoice.STYLE];
    for (Part part : parts) {
      float[] style = part.voice().vector(phonemes);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += (float) (part.weight() * style[i]);
      }
    }
    return sum;
  }
}
