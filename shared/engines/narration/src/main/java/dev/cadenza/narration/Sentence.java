package dev.cadenza.narration;

import static java.util.Objects.requireNonNull;

import dev.cadenza.engines.text.SentenceSplitter;
import dev.cadenza.text.Block;
import dev.cadenza.text.SpokenText;
import dev.cadenza.text.marks.TextMarks;
import java.util.ArrayList;
import java.util.List;

/**
 * A unit for a synthesizer: a sentence, or a part of one.
 *
 * @param speaker the speaker's key in the {@link Cast}
 * @param text at most a few hundred characters, see {@link SentenceSplitter}; with its {@link
 *     TextMarks} for words
 * @param pause the pause after it, unless there is an exact silence
 * @param language of a part that the speaker's voice does not support, as a primary tag; otherwise
 *     empty
 * @param silence the silence of the marks around it
 */
public record Sentence(String speaker, String text, Pause pause, String language, Silence silence) {
  public Sentence {
    requireNonNull(pause, "pause");
    language = language == null ? "" : language;
    silence = silence == null ? Silence.NONE : silence;
    if (speaker.isBlank() || text.isBlank()) {
      throw new IllegalArgumentException("\"" + speaker + "\" says \"" + text + "\"?");
    }
  }

  public Sentence(String speaker, String text, Pause pause) {
    this(speaker, text, pause, "", Silence.NONE);
  }

  public Sentence(String speaker, String text, Pause pause, String language) {
    this(speaker, text, pause, language, Silence.NONE);
  }

  /**
   * Splits the text of one speaker into sentences; parts without words are omitted. Headings, list
   * items and table rows are also sentences. A long pause follows the last sentence of each
   * paragraph. A pause mark ends a sentence; without adjacent words it is ignored.
   */
  public static List<Sentence> of(String speaker, String text) {
    List<Sentence> sentences = new ArrayList<>();
    double pause = 0;
    for (Block block : Block.of(text)) {
      for (TextMarks.Piece piece : TextMarks.pieces(block.text())) {
        List<Sentence> spoken = split(speaker, piece.text());
        if (!spoken.isEmpty()) {
          sentences.add(spoken.getFirst().afterSilence(pause));
          sentences.addAll(spoken.subList(1, spoken.size()));
          pause = 0;
        }
        pause += piece.pause();
      }
      if (block.endsParagraph() && !sentences.isEmpty()) {
        sentences.add(sentences.removeLast().followedBy(Pause.PARAGRAPH));
      }
    }
    if (!sentences.isEmpty()) {
      sentences.add(sentences.removeLast().beforeSilence(pause));
    }
    return Silence.shared(sentences);
  }

  private static List<Sentence> split(String speaker, String text) {
    return SentenceSplitter.split(text).stream()
        .filter(Sentence::isSpeakable)
        .map(sentence -> new Sentence(speaker, sentence, Pause.SENTENCE))
        .toList();
  }

  private static boolean isSpeakable(String text) {
    return SpokenText.of(text, "").isSpeakable();
  }

  /** The same sentence, with another pause after it. */
  public Sentence followedBy(Pause other) {
    return new Sentence(speaker, text, other, language, silence);
  }

  /** The same sentence, with other silence around it. */
  public Sentence within(Silence other) {
    return new Sentence(speaker, text, pause, language, other);
  }

  /**
   * The same sentence after additional silence.
   *
   * @param seconds of the mark
   */
  public Sentence afterSilence(double seconds) {
    return within(silence.before(seconds));
  }

  /** The same sentence before additional silence. */
  public Sentence beforeSilence(double seconds) {
    return within(silence.after(seconds));
  }
}
