package dev.cadenza.engines;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A text for asynchronous synthesis.
 *
 * @param job the owner of the text: the audio is stored under the same job, and deleted with it
 * @param sentences in order, each with words
 * @param speed 1 is the voice's default
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

  /** The length in characters. */
  public int length() {
    return sentences.stream().mapToInt(String::length).sum();
  }
}
