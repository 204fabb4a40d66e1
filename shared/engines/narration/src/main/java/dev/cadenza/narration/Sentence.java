package dev.cadenza.narration;

import static java.util.Objects.requireNonNull;

import dev.cadenza.engines.text.SentenceSplitter;
import dev.cadenza.text.Block;
import dev.cadenza.text.SpokenText;
import java.util.ArrayList;
import java.util.List;

/**
 * What is spoken in one breath.
 *
 * @param speaker the speaker's key in the {@link Cast}
 * @param text a few hundred characters at most, see {@link SentenceSplitter}
 * @param pause what follows
 * @param language of a part that the speaker's own voice cannot read, as a primary tag; empty for
 *     all else
 */
public record Sentence(String speaker, String text, Pause pause, String language) {
  public Sentence {
    requireNonNull(pause, "pause");
    language = language == null ? "" : language;
    if (speaker.isBlank() || text.isBlank()) {
      throw new IllegalArgumentException("\"" + speaker + "\" says \"" + text + "\"?");
    }
  }

  public Sentence(String speaker, String text, Pause pause) {
    this(speaker, text, pause, "");
  }

  /**
   * Splits the text of one speaker into sentences; parts without words are omitted. A heading, an
   * item of a list and a row of a table are sentences, too. A long pause follows the last of each
   * paragraph.
   */
  public static List<Sentence> of(String speaker, String text) {
    List<Sentence> sentences = new ArrayList<>();
    for (Block block : Block.of(text)) {
      SentenceSplitter.split(block.text()).stream()
          .filter(Sentence::isSpeakable)
          .map(sentence -> new Sentence(speaker, sentence, Pause.SENTENCE))
          .forEach(sentences::add);
      if (block.endsParagraph() && !sentences.isEmpty()) {
        sentences.add(sentences.removeLast().followedBy(Pause.PARAGRAPH));
      }
    }
    return sentences;
  }

  private static boolean isSpeakable(String text) {
    return SpokenText.of(text, "").isSpeakable();
  }

  /** The same, with another pause after it. */
  public Sentence followedBy(Pause other) {
    return new Sentence(speaker, text, other, language);
  }
}
