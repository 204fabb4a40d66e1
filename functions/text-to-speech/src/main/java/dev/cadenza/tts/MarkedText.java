package dev.cadenza.tts;

import dev.cadenza.jobs.parameters.validation.Speakers;
import dev.cadenza.narration.Pause;
import dev.cadenza.narration.Sentence;
import dev.cadenza.text.marks.TextMarks;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text in which {@code [anna]} at the start of a line sets the speaker from there on. A bracket
 * elsewhere, or one without a name, is read as text; a sound description such as {@code [Music]} is
 * skipped, and the marks of {@link TextMarks} are no speakers.
 */
final class MarkedText {
  /** The speaker before the first mark. */
  static final String NARRATOR = "narrator";

  private static final Pattern MARK =
      Pattern.compile("(?m)^\\h*\\[\\h*(" + Speakers.NAME.pattern() + ")]\\h*:?");

  private static final Pattern ENDS_PARAGRAPH = Pattern.compile("\\R\\h*\\R\\s*\\z");

  private final Set<String> named;
  private final boolean book;
  private String speaker = NARRATOR;

  /**
   * @param named the speakers with a voice: their names are never treated as sound descriptions
   * @param book whether other names are read as text: {@code [Illustration]} is not one
   */
  MarkedText(Set<String> named, boolean book) {
    this.named = Set.copyOf(named);
    this.book = book;
  }

  static List<Sentence> sentences(String text, Set<String> named) {
    return new MarkedText(named, false).next(text);
  }

  /** The sentences of the next chapter, which begins with the speaker of the one before it. */
  List<Sentence> next(String text) {
    List<Sentence> sentences = new ArrayList<>();
    Matcher mark = MARK.matcher(text);
    int from = 0;
    double pause = 0;
    while (mark.find()) {
      String name = Speakers.key(mark.group(1));
      if (!TextMarks.isMark(mark.group(1)) && (!book || named.contains(name))) {
        pause = add(speaker, text.substring(from, mark.start()), pause, sentences);
        speaker = Speakers.isNoise(name) && !named.contains(name) ? speaker : name;
        from = mark.end();
      }
    }
    List<Sentence> last = Sentence.of(speaker, text.substring(from));
    return joined(sentences, pause, last, text.substring(from));
  }

  /** The pauses of a last turn without words follow the turn before it. */
  private static List<Sentence> joined(
      List<Sentence> sentences, double pause, List<Sentence> last, String turn) {
    if (!last.isEmpty()) {
      sentences.add(last.getFirst().afterSilence(pause));
      sentences.addAll(last.subList(1, last.size()));
    } else if (!sentences.isEmpty()) {
      sentences.add(sentences.removeLast().beforeSilence(pause + pauses(turn)));
    }
    return sentences;
  }

  private static double pauses(String turn) {
    return TextMarks.pieces(turn).stream().mapToDouble(TextMarks.Piece::pause).sum();
  }

  /**
   * A turn within a paragraph is followed by no longer a pause than a sentence.
   *
   * @param pause marked pauses before it, in seconds
   * @return the pauses before the next turn, if this one has no words
   */
  private static double add(String speaker, String turn, double pause, List<Sentence> sentences) {
    List<Sentence> spoken = new ArrayList<>(Sentence.of(speaker, turn));
    if (spoken.isEmpty()) {
      return pause + pauses(turn);
    }
    if (!ENDS_PARAGRAPH.matcher(turn).find()) {
      spoken.add(spoken.removeLast().followedBy(Pause.SENTENCE));
    }
    spoken.set(0, spoken.getFirst().afterSilence(pause));
    sentences.addAll(spoken);
    return 0;
  }
}
