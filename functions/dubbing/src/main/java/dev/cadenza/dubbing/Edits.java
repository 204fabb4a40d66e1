package dev.cadenza.dubbing;

import dev.cadenza.dubbing.lines.GivenLine;
import dev.cadenza.jobs.parameters.SegmentEdit;
import dev.cadenza.model.PermanentFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

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

  /** Those that a job asks for. */
  static Edits of(List<SegmentEdit> segments) {
    return of(List.of(), segments);
  }

  /**
   * Those that a job asks for.
   *
   * @param given the lines that they are edits of, whose translations stay otherwise
   */
  static Edits of(List<GivenLine> given, List<SegmentEdit> segments) {
    Map<Integer, String> texts = new HashMap<>();
    Map<Integer, String> translations = new HashMap<>();
    for (int i = 0; i < given.size(); i++) {
      if (!given.get(i).translation().isEmpty()) {
        translations.put(i, given.get(i).translation());
      }
    }
    for (SegmentEdit edit : segments) {
      if (edit.text().isPresent()) {
        texts.put(edit.index(), edit.text().get().strip());
        translations.remove(edit.index());
      }
      edit.translation().ifPresent(text -> translations.put(edit.index(), text.strip()));
    }
    return new Edits(texts, translations);
  }

  /**
   * The utterances with the edited texts.
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

  /** Whether any of some lines has no translation. */
  boolean leaveOpen(int lines) {
    return IntStream.range(0, lines).anyMatch(i -> !translations.containsKey(i));
  }

  /** The edited translation of an utterance. */
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
