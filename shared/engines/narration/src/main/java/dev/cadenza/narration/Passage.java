package dev.cadenza.narration;

import java.util.List;

/**
 * A few sentences that are spoken by one worker thread and stored together.
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

  /** One passage per sentence. */
  List<Passage> divided() {
    return sentences.stream().map(sentence -> new Passage(List.of(sentence))).toList();
  }

  /** The length in characters. */
  public int length() {
    return sentences.stream().mapToInt(sentence -> sentence.text().length()).sum();
  }
}
