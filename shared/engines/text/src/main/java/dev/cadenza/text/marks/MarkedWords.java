package dev.cadenza.text.marks;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/**
 * The marks {@code [say: written | spoken]} and {@code [ipa: written | phonemes]} of a text.
 *
 * @param written the text without the marks, with their written words
 * @param replacements the spoken words for these, in order
 */
public record MarkedWords(String written, List<Replacement> replacements) {
  public MarkedWords {
    replacements = List.copyOf(replacements);
  }

  /**
   * Replacement words for a part of a text.
   *
   * @param end exclusive
   */
  public record Replacement(int start, int end, String by) {}

  public static MarkedWords in(String text) {
    Matcher say = TextMarks.words(text);
    StringBuilder written = new StringBuilder();
    List<Replacement> replacements = new ArrayList<>();
    int from = 0;
    while (say.find()) {
      written.append(text, from, say.start());
      int start = written.length();
      written.append(say.group(2));
      replacements.add(new Replacement(start, written.length(), TextMarks.spoken(say)));
      from = say.end();
    }
    return new MarkedWords(written.append(text, from, text.length()).toString(), replacements);
  }
}
