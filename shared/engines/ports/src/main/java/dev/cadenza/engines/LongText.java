package dev.cadenza.engines;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A text that an engine is to speak in its own time.
 *
 * @param job whose text it is: what is made of it is found again under the same job, and goes with
 *     it
 * @param sentences in order, with words in each
 * @param speed 1 is the voice's own
 */
public record LongText(String job, List<String> sentences, Voice voice, double speed) {
  public LongText {
    requireNonNull(job, "job");
    requireNonNull(voice, "voice");
    sentences = List.copyOf(sentences);
    if (sentences.isEmpty()) {
      throw new IllegalArgumentException("A long text without sentences.");
    }
  }

  /** In characters. */
  public int length() {
    return sentences.stream().mapToInt(String::length).sum();
  }
}
