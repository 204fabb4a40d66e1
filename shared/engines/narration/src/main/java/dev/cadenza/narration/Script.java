package dev.cadenza.narration;

import dev.cadenza.model.PermanentFailure;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The text to speak, grouped into passages.
 *
 * @param passages in order
 */
public record Script(List<Passage> passages) {
  /** About a minute of speech, so that several can be spoken in parallel. */
  private static final int MIN_PASSAGE = 1_000;

  /** About six minutes, so that little is lost when a worker stops. */
  private static final int MAX_PASSAGE = 6_000;

  /** Limits the number of stored files of a book. */
  private static final int PASSAGES_WANTED = 100;

  public Script {
    passages = List.copyOf(passages);
  }

  /**
   * Groups sentences into passages, which end with their chapter; a longer script into longer ones.
   *
   * @throws PermanentFailure {@code empty_text} without sentences
   */
  public static Script of(List<Sentence> written) {
    List<Sentence> sentences = Silence.shared(written);
    if (sentences.isEmpty()) {
      throw new PermanentFailure(
          "empty_text", "The text contains no words. Enter a text that can be read aloud.");
    }
    int total = sentences.stream().mapToInt(sentence -> sentence.text().length()).sum();
    int most = longest(total);
    List<Passage> passages = new ArrayList<>();
    int first = 0;
    int length = 0;
    for (int i = 0; i < sentences.size(); i++) {
      int more = sentences.get(i).text().length();
      if (i > first && (length + more > most || endsChapter(sentences.get(i - 1)))) {
        passages.add(new Passage(sentences.subList(first, i)));
        first = i;
        length = 0;
      }
      length += more;
    }
    passages.add(new Passage(sentences.subList(first, sentences.size())));
    return new Script(passages);
  }

  /** In steps: an edit of a few words changes no other passages. */
  private static int longest(int total) {
    int steps = Math.ceilDiv(total / PASSAGES_WANTED, MIN_PASSAGE);
    return Math.clamp((long) steps * MIN_PASSAGE, MIN_PASSAGE, MAX_PASSAGE);
  }

  private static boolean endsChapter(Sentence sentence) {
    return sentence.pause() == Pause.CHAPTER;
  }

  /** All sentences, in order. */
  public List<Sentence> sentences() {
    return passages.stream().flatMap(passage -> passage.sentences().stream()).toList();
  }

  /** The number of sentences. */
  public int length() {
    return passages.stream().mapToInt(passage -> passage.sentences().size()).sum();
  }

  /** The speakers, in the order of their first words. */
  public Set<String> speakers() {
    Set<String> speakers = new LinkedHashSet<>();
    for (Passage passage : passages) {
      passage.sentences().forEach(sentence -> speakers.add(sentence.speaker()));
    }
    return speakers;
  }
}
