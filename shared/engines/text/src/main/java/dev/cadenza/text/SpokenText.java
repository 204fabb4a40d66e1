package dev.cadenza.text;

import static java.util.Objects.requireNonNull;

import dev.cadenza.text.marks.MarkedWords;
import dev.cadenza.text.marks.PhoneticWord;
import dev.cadenza.text.marks.TextMarks;
import dev.cadenza.text.rules.SpokenRule;
import dev.cadenza.text.rules.SpokenRules;
import dev.cadenza.text.rules.TracedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The spoken form of a sentence: numbers, dates and money in words, without markup and emoji.
 *
 * @param written the original sentence, with the written words of its {@link TextMarks}
 * @param words the spoken words, in order; possibly empty
 */
public record SpokenText(String written, List<Word> words) {
  private static final Pattern WORD = Pattern.compile("\\S+");

  public SpokenText {
    requireNonNull(written, "written");
    words = List.copyOf(words);
  }

  /**
   * A spoken word, with its punctuation.
   *
   * @param first the index of the first corresponding written word, separated by white space, from
   *     0
   * @param last the index of the last; usually the same as {@code first}
   */
  public record Word(String text, int first, int last) {}

  /**
   * Converts a sentence. In English, Spanish, Portuguese, French, German and Italian everything is
   * converted to words; in other languages only markup, emoji and the technical parts of addresses
   * are removed, because engines handle the rest better.
   *
   * @param language BCP 47; {@code mul} or empty if unknown
   */
  public static SpokenText of(String written, String language) {
    return of(written, language, Pronunciations.NONE, text -> {});
  }

  /**
   * Like {@link #of(String, String)}, for a voice that does not support every script: letters of
   * others are removed.
   */
  public static SpokenText of(String written, String language, Scripts readable) {
    return of(written, language, readable, Pronunciations.NONE);
  }

  /** Like {@link #of(String, String, Scripts)}, with a pronunciation dictionary. */
  public static SpokenText of(
      String written, String language, Scripts readable, Pronunciations pronunciations) {
    return of(written, language, pronunciations, readable::leaveOutOthers);
  }

  private static SpokenText of(
      String marked, String language, Pronunciations pronunciations, SpokenRule first) {
    MarkedWords words = MarkedWords.in(marked);
    String written = words.written();
    TracedText text = new TracedText(written);
    text.replace(pronunciations.replacements(words, language));
    first.rewrite(text);
    for (SpokenRule rule : SpokenRules.of(language)) {
      rule.rewrite(text);
    }
    return new SpokenText(written, words(text, writtenWords(written)));
  }

  /** The written words, by the indexes of {@link Word}. */
  public List<String> writtenWords() {
    Matcher matcher = WORD.matcher(written);
    List<String> found = new ArrayList<>();
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }

  /** The complete spoken text. */
  public String text() {
    return words.stream().map(Word::text).collect(Collectors.joining(" "));
  }

  /** Whether it contains a letter or digit. */
  public boolean isSpeakable() {
    return words.stream()
        .anyMatch(
            word ->
                word.text().codePoints().anyMatch(Character::isLetterOrDigit)
                    || PhoneticWord.in(word.text()));
  }

  /** For each character the index of its word, or of the next word. */
  private static int[] writtenWords(String written) {
    int[] numbers = new int[written.length()];
    int number = 0;
    int from = 0;
    Matcher matcher = WORD.matcher(written);
    while (matcher.find()) {
      Arrays.fill(numbers, from, matcher.end(), number);
      from = matcher.end();
      number++;
    }
    Arrays.fill(numbers, from, numbers.length, Math.max(0, number - 1));
    return numbers;
  }

  private static List<Word> words(TracedText text, int[] numbers) {
    List<Word> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text.text());
    while (matcher.find()) {
      int start = Integer.MAX_VALUE;
      int end = 0;
      for (int i = matcher.start(); i < matcher.end(); i++) {
        start = Math.min(start, text.start(i));
        end = Math.max(end, text.end(i));
      }
      // A replacement may include the space before the replaced text.
      int first = numbers[start];
      words.add(new Word(matcher.group(), first, Math.max(first, numbers[end - 1])));
    }
    return words;
  }
}
