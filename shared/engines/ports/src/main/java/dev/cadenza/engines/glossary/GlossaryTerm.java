package dev.cadenza.engines.glossary;

import dev.cadenza.jobs.parameters.terms.GlossaryEntry;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A term of a glossary: finds it in a sentence, and writes its translation. */
final class GlossaryTerm {
  /** Languages in which most plurals end with an s. */
  private static final Set<String> PLURAL_S = Set.of("en", "es", "pt", "fr", "ca", "gl");

  private static final Set<String> PLURAL_ES = Set.of("es", "pt");

  private static final Pattern LETTER_AT_END =
      Pattern.compile("[\\p{IsLatin}\\p{IsCyrillic}\\p{IsGreek}\\p{N}]$");

  private final GlossaryEntry entry;
  private final String to;
  private final Pattern pattern;

  /**
   * @param from the source language
   * @param to the target language
   */
  GlossaryTerm(GlossaryEntry entry, String from, String to) {
    this.entry = entry;
    this.to = to;
    String quoted = Pattern.quote(entry.source());
    // Scripts without spaces have no whole words.
    boolean spaced = LETTER_AT_END.matcher(entry.source()).find();
    String plural = spaced && PLURAL_S.contains(from) ? "(s|es)?" : "()";
    this.pattern =
        Pattern.compile(
            spaced
                ? "(?<![\\p{L}\\p{M}\\p{N}])(" + quoted + ")" + plural + "(?![\\p{L}\\p{M}\\p{N}])"
                : "(" + quoted + ")()",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  String source() {
    return entry.source();
  }

  Matcher in(String sentence) {
    return pattern.matcher(sentence);
  }

  /**
   * What stands for an occurrence in the translation.
   *
   * @param found an occurrence, see {@link #in}
   */
  String written(Matcher found) {
    Optional<String> target = entry.target();
    if (target.isEmpty()) {
      return found.group();
    }
    boolean plural = found.group(2) != null && !found.group(2).isEmpty();
    return plural && PLURAL_S.contains(to) ? plural(target.get()) : target.get();
  }

  private String plural(String word) {
    char last = Character.toLowerCase(word.charAt(word.length() - 1));
    if (last == 's' || !Character.isLetter(last)) {
      return word;
    }
    boolean vowel = "aeiouáéíóúãõ".indexOf(last) >= 0;
    return word + (!vowel && PLURAL_ES.contains(to) ? "es" : "s");
  }

  /** With a capital at the beginning of a sentence. */
  static String capitalized(String text) {
    int first = text.offsetByCodePoints(0, 1);
    return text.substring(0, first).toUpperCase(Locale.ROOT) + text.substring(first);
  }
}
