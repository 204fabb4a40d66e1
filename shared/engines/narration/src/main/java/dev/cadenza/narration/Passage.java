package dev.cadenza.narration;

import java.util.List;

/**
 * A few sentences that are spoken by one worker thread and kept as one.
 *
 * @param sentences in order
 */
public record Passage(List<Sentence> sentences) {
  public Passage {
    sentences = List.copyOf(sentences);
    if (sentences.isEmpty()) {
      throw new IllegalArgumentException("A passage without sentences.");
    }
  }

  /** A passage for each sentence. */
  List<Passage> divided() {
    return sentences.stream().map(sentence -> new Passage(List.of(sentence))).toList();
  }

  /** In characters. */
  public int length() {
    return sentences.stream().mapToInt(sentence -> sentence.text().length()).sum();
  }
}
