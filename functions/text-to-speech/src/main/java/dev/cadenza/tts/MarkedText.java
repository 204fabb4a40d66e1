package dev.cadenza.tts;

import dev.cadenza.jobs.parameters.Speakers;
import dev.cadenza.narration.Pause;
import dev.cadenza.narration.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text in which {@code [anna]} at the start of a line sets the speaker from there on. A bracket
 * elsewhere, or one without a name, is read as text; a sound description such as {@code [Music]} is
 * skipped.
 */
final class MarkedText {
  /** The speaker before the first mark. */
  static final String NARRATOR = "narrator";

  private static final Pattern MARK =
      Pattern.compile("(?m)^\\h*\\[\\h*(" + Speakers.NAME.pattern() + ")]\\h*:?");

  private static final Pattern ENDS_PARAGRAPH = Pattern.compile("\\R\\h*\\R\\s*\\z");

  private MarkedText() {}

  /**
   * @param named the speakers with a voice: their names are never treated as sound descriptions
   */
  static List<Sentence> sentences(String text, Set<String> named) {
    List<Sentence> sentences = new ArrayList<>();
    Matcher mark = MARK.matcher(text);
    String speaker = NARRATOR;
    int from = 0;
    while (mark.find()) {
      add(speaker, text.substring(from, mark.start()), sentences);
      String name = Speakers.key(mark.group(1));
      speaker = Speakers.isNoise(name) && !named.contains(name) ? speaker : name;
      from = mark.end();
    }
    sentences.addAll(Sentence.of(speaker, text.substring(from)));
    return sentences;
  }

  /** A turn within a paragraph is followed by no longer a pause than a sentence. */
  private static void add(String speaker, String turn, List<Sentence> sentences) {
    List<Sentence> spoken = new ArrayList<>(Sentence.of(speaker, turn));
    if (!spoken.isEmpty() && !ENDS_PARAGRAPH.matcher(turn).find()) {
      spoken.add(spoken.removeLast().followedBy(Pause.SENTENCE));
    }
    sentences.addAll(spoken);
  }
}
