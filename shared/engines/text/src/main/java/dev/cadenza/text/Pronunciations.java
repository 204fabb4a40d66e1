package dev.cadenza.text;

import static java.util.Objects.requireNonNull;

import com.ibm.icu.util.ULocale;
import dev.cadenza.text.marks.MarkedWords;
import dev.cadenza.text.marks.MarkedWords.Replacement;
import dev.cadenza.text.rules.LanguageWords;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A pronunciation dictionary. Whole words are replaced, the longest first; of entries for the same
 * word the first applies. Safe for use by several threads.
 */
public final class Pronunciations {
  /** No entries. */
  public static final Pronunciations NONE = new Pronunciations(List.of());

  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");
  private static final Pattern ADDRESS = Pattern.compile("\\S*(?:://|www\\.|\\S@\\S)\\S*");

  private final List<Entry> entries;

  /**
   * @param entries in order of precedence
   */
  public Pronunciations(List<Entry> entries) {
    this.entries =
        entries.stream()
            .sorted(Comparator.comparingInt((Entry entry) -> entry.word().length()).reversed())
            .toList();
  }

  /**
   * @param word one or more written words
   * @param say the spoken words
   * @param language BCP 47, of the texts that it applies to; empty for all
   * @param matchCase whether upper and lower case must be the same
   */
  public record Entry(String word, String say, String language, boolean matchCase) {
    public Entry {
      requireNonNull(language, "language");
      word = Normalizer.normalize(word.strip(), Normalizer.Form.NFC);
      say = say.strip();
      if (word.isEmpty() || say.isEmpty()) {
        throw new IllegalArgumentException("A pronunciation without words.");
      }
    }

    boolean appliesTo(String tag) {
      return language.isEmpty() || primary(language).equals(primary(tag));
    }

    /** The first of its words, in lower case. */
    String beginning() {
      return LanguageWords.key(WHITE_SPACE.split(word)[0]);
    }

    private String form() {
      String words =
          WHITE_SPACE.splitAsStream(word).map(Pattern::quote).collect(Collectors.joining("\\s+"));
      return matchCase ? "(" + words + ")" : "((?iu:" + words + "))";
    }
  }

  /** The entries that may apply to a text in any language. */
  public Pronunciations possibleIn(String text) {
    String small = LanguageWords.key(text);
    return new Pronunciations(
        entries.stream().filter(entry -> small.contains(entry.beginning())).toList());
  }

  /** The part of a checkpoint's key; empty if there are no entries. */
  @Override
  public String toString() {
    return entries.isEmpty() ? "" : " " + entries;
  }

  /** The replacements for a text and its marks, in order; none within marks and addresses. */
  List<Replacement> replacements(MarkedWords text, String language) {
    List<Replacement> all = new ArrayList<>(text.replacements());
    List<Entry> possible = possible(text.written(), language);
    if (!possible.isEmpty()) {
      all.addAll(found(possible, text));
      all.sort(Comparator.comparingInt(Replacement::start));
    }
    return all;
  }

  /** The entries whose first word occurs in a text: one pattern for all would be slow. */
  private List<Entry> possible(String written, String language) {
    String small = LanguageWords.key(written);
    return entries.stream()
        .filter(entry -> small.contains(entry.beginning()) && entry.appliesTo(language))
        .toList();
  }

  private static List<Replacement> found(List<Entry> possible, MarkedWords text) {
    List<Replacement> silent = new ArrayList<>(text.replacements());
    ADDRESS
        .matcher(text.written())
        .results()
        .forEach(it -> silent.add(new Replacement(it.start(), it.end(), "")));
    List<Replacement> found = new ArrayList<>();
    Matcher word = pattern(possible).matcher(text.written());
    while (word.find()) {
      if (silent.stream().noneMatch(it -> word.start() < it.end() && it.start() < word.end())) {
        found.add(new Replacement(word.start(), word.end(), possible.get(group(word)).say()));
      }
    }
    return found;
  }

  private static Pattern pattern(List<Entry> entries) {
    return Pattern.compile(
        entries.stream()
            .map(Entry::form)
            .collect(
                Collectors.joining(
                    "|", "(?<![\\p{L}\\p{M}\\p{N}_])(?:", ")(?![\\p{L}\\p{M}\\p{N}_])")));
  }

  private static int group(Matcher match) {
    int group = 1;
    while (match.start(group) < 0) {
      group++;
    }
    return group - 1;
  }

  private static String primary(String tag) {
    return ULocale.forLanguageTag(tag.replace('_', '-')).getLanguage();
  }
}
