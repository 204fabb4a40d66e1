package dev.cadenza.dubbing;

import dev.cadenza.model.PermanentFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The user's corrections of the transcript and of the translation.
 *
 * @param texts by the utterance's index
 * @param translations likewise
 */
record Edits(Map<Integer, String> texts, Map<Integer, String> translations) {
  Edits {
    texts = Map.copyOf(texts);
    translations = Map.copyOf(translations);
  }

  /** Those in the parameter {@code segments}. */
  static Edits of(Map<String, Object> parameters) {
    Map<Integer, String> texts = new HashMap<>();
    Map<Integer, String> translations = new HashMap<>();
    if (parameters.get("segments") instanceof List<?> segments) {
      for (Object segment : segments) {
        if (segment instanceof Map<?, ?> edit && edit.get("index") instanceof Number index) {
          put(edit.get("text"), index.intValue(), texts);
          put(edit.get("translation"), index.intValue(), translations);
        }
      }
    }
    return new Edits(texts, translations);
  }

  private static void put(Object text, int index, Map<Integer, String> texts) {
    if (text instanceof String written && !written.isBlank()) {
      texts.put(index, written.strip());
    }
  }

  /**
   * The utterances with the texts that were written for them.
   *
   * @throws PermanentFailure {@code unknown_segment}
   */
  List<Utterance> applied(List<Utterance> recognized) {
    for (Map<Integer, String> edits : List.of(texts, translations)) {
      edits.keySet().stream()
          .filter(index -> index >= recognized.size())
          .findFirst()
          .ifPresent(index -> refuse(index, recognized.size()));
    }
    List<Utterance> utterances = new ArrayList<>(recognized.size());
    for (int i = 0; i < recognized.size(); i++) {
      Utterance utterance = recognized.get(i);
      utterances.add(Optional.ofNullable(texts.get(i)).map(utterance::saying).orElse(utterance));
    }
    return utterances;
  }

  /** What was written for the translation of an utterance. */
  Optional<String> translation(int index) {
    return Optional.ofNullable(translations.get(index));
  }

  private static void refuse(int index, int count) {
    throw new PermanentFailure(
        "unknown_segment",
        String.format(
            Locale.ROOT,
            "Segment %d does not exist: the recording has segments 0 to %d.",
            index,
            count - 1));
  }
}
