package dev.cadenza.tts;

import dev.cadenza.engines.SentenceSplitter;
import dev.cadenza.model.PermanentFailure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A text cut into what is spoken in one breath, and grouped into passages that are spoken by one
 * worker thread.
 *
 * @param passages each a few sentences, in order
 */
record Script(List<Passage> passages) {
  /**
   * Characters of a passage: about a minute of speech, so that little is lost when a worker stops.
   */
  private static final int PASSAGE = 1_000;

  Script {
    passages = List.copyOf(passages);
  }

  record Passage(List<Sentence> sentences) {
    Passage {
      sentences = List.copyOf(sentences);
    }

    int length() {
      return sentences.stream().mapToInt(sentence -> sentence.text().length()).sum();
    }
  }

  /**
   * @param endsParagraph whether a longer pause follows
   */
  record Sentence(String text, boolean endsParagraph) {}

  /**
   * @throws PermanentFailure {@code empty_text} when there is nothing in it to speak
   */
  static Script of(String text) {
    List<Passage> passages = new ArrayList<>();
    List<Sentence> passage = new ArrayList<>();
    int length = 0;
    for (Sentence sentence : sentences(text)) {
      if (length + sentence.text().length() > PASSAGE && !passage.isEmpty()) {
        passages.add(new Passage(passage));
        passage = new ArrayList<>();
        length = 0;
      }
      passage.add(sentence);
      length += sentence.text().length();
    }
    if (!passage.isEmpty()) {
      passages.add(new Passage(passage));
    }
    if (passages.isEmpty()) {
      throw new PermanentFailure(
          "empty_text", "There are no words in the text. Send some that can be read aloud.");
    }
    return new Script(passages);
  }

  private static List<Sentence> sentences(String text) {
    return Arrays.stream(text.split("\\R\\s*\\R"))
        .flatMap(paragraph -> paragraph(paragraph).stream())
        .toList();
  }

  private static List<Sentence> paragraph(String text) {
    List<String> speakable =
        SentenceSplitter.split(text).stream()
            .filter(sentence -> sentence.codePoints().anyMatch(Character::isLetterOrDigit))
            .toList();
    List<Sentence> sentences = new ArrayList<>(speakable.size());
    for (int i = 0; i < speakable.size(); i++) {
      sentences.add(new Sentence(speakable.get(i), i == speakable.size() - 1));
    }
    return sentences;
  }
}
