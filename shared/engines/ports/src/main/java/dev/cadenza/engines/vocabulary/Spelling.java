package dev.cadenza.engines.vocabulary;

import dev.cadenza.engines.Transcript.Word;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How words are written.
 *
 * @param opening the punctuation before them
 * @param letters in lower case, without spaces, accents and punctuation
 * @param closing the punctuation after them, with the "'s" of a genitive
 * @param isInterrupted whether there is punctuation between them
 */
record Spelling(String opening, String letters, String closing, boolean isInterrupted) {
  private static final Pattern EDGES =
      Pattern.compile("(?s)([^\\p{L}\\p{N}]*)(.*?)((?:['’]s)?[^\\p{L}\\p{N}]*)");
  private static final Pattern ENDS_IN_MARK = Pattern.compile(".*[,;:.!?…]");

  static Spelling of(List<Word> words) {
    String text = String.join(" ", words.stream().map(Word::word).toList());
    boolean interrupted =
        words.subList(0, words.size() - 1).stream()
            .anyMatch(word -> ENDS_IN_MARK.matcher(word.word()).matches());
    return of(text, interrupted);
  }

  static Spelling of(String text) {
    return of(text, false);
  }

  private static Spelling of(String text, boolean interrupted) {
    Matcher parts = EDGES.matcher(text);
    if (!parts.matches()) {
      return new Spelling("", letters(text), "", interrupted);
    }
    return new Spelling(parts.group(1), letters(parts.group(2)), parts.group(3), interrupted);
  }

  private static String letters(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("[^\\p{L}\\p{N}]", "")
        .toLowerCase(Locale.ROOT)
        .replace("ß", "ss")
        .replace("ø", "o")
        .replace("ł", "l");
  }
}
