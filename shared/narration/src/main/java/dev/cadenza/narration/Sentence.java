package dev.cadenza.narration;

import static java.util.Objects.requireNonNull;

import dev.cadenza.engines.SentenceSplitter;
import java.util.ArrayList;
import java.util.List;

/**
 * What is spoken in one breath.
 *
 * @param speaker who says it, as the {@link Cast} knows them
 * @param text a few hundred characters at most, see {@link SentenceSplitter}
 * @param pause what follows
 */
public record Sentence(String speaker, String text, Pause pause) {
  public Sentence {
    requireNonNull(pause, "pause");
    if (speaker.isBlank() || text.isBlank()) {
      throw new IllegalArgumentException("\"" + speaker + "\" says \"" + text + "\"?");
    }
  }

  /**
   * Cuts what one person says into sentences; parts without a letter or digit are left out. A long
   * pause follows the last of each paragraph.
   */
  public static List<Sentence> of(String speaker, String text) {
    List<Sentence> sentences = new ArrayList<>();
    for (String paragraph : text.split("\\R\\s*\\R")) {
      List<String> speakable =
          SentenceSplitter.split(paragraph).stream().filter(Sentence::speakable).toList();
      for (int i = 0; i < speakable.size(); i++) {
        Pause pause = i == speakable.size() - 1 ? Pause.PARAGRAPH : Pause.SENTENCE;
        sentences.add(new Sentence(speaker, speakable.get(i), pause));
      }
    }
    return sentences;
  }

  private static boolean speakable(String text) {
    return text.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  /** The same, with another pause after it. */
  public Sentence followedBy(Pause other) {
    return new Sentence(speaker, text, other);
  }
}
