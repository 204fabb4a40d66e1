package dev.cadenza.text.rules;

import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Converts words in capitals: emphasized ones to words, abbreviations to letters. */
final class Capitals implements SpokenRule {
  private static final Pattern SHORT =
      Pattern.compile("(?<![\\p{L}\\d'’])\\p{Lu}{2,5}(?=(s)?(?![\\p{L}\\d]))");
  private static final Pattern WORD =
      Pattern.compile("(?<![\\p{L}\\d])\\p{Lu}[\\p{Lu}'’]+(?!\\p{L})");
  private static final Pattern VOWEL = Pattern.compile("[AEIOUYÄÖÜÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚ]");

  /** At least three words, of which one is too long for an abbreviation. */
  private static final Pattern RUN =
      Pattern.compile(
          "(?<![\\p{L}\\d'’])\\p{Lu}[\\p{Lu}'’]*(?:[ ,;:]+\\p{Lu}[\\p{Lu}'’]*){2,40}(?![\\p{L}\\d'’])");

  private static final Pattern LONG = Pattern.compile("(?<![\\p{L}'’])\\p{Lu}{5,}(?![\\p{L}'’])");
  private static final Pattern LIST = Pattern.compile("\\p{Lu}{2,6}(?=,|\\.?$)");
  private static final int MAX_SPELLED = 3;

  /** Spoken as words although they are short. */
  private static final Set<String> NAMES =
      Set.of("NASA", "NATO", "OTAN", "OPEC", "AIDS", "SIDA", "ESA", "OSHA");

  private final LanguageWords words;

  Capitals(LanguageWords words) {
    this.words = words;
  }

  @Override
  public void rewrite(TracedText text) {
    if (isShouted(text.text())) {
      text.replace(WORD, match -> shouted(match.group()));
    } else {
      text.replace(RUN, match -> run(match.group()));
      text.replace(SHORT, this::brief);
    }
  }

  /** Whether the whole text is in capitals, and more than one abbreviation. */
  private static boolean isShouted(String text) {
    long capitals = text.codePoints().filter(Character::isUpperCase).count();
    long small = text.codePoints().filter(Character::isLowerCase).count();
    return (small == 0 && capitals > 5 && text.strip().contains(" "))
        || (capitals > 20 && capitals > 4 * small && !isList(text));
  }

  /** Whether it lists abbreviations. */
  private static boolean isList(String text) {
    return LIST.matcher(text).results().count() > 2;
  }

  private String run(String run) {
    boolean words = LONG.matcher(run).find() && !isList(run);
    return words ? WORD.matcher(run).replaceAll(match -> shouted(match.group())) : run;
  }

  private String shouted(String word) {
    return VOWEL.matcher(word).find() ? word.toLowerCase(Locale.ROOT) : spelled(word);
  }

  private String brief(MatchResult match) {
    String word = match.group();
    boolean many = match.group(1) != null;
    String known = words.section("spelled").get(word);
    if (known != null) {
      return known;
    }
    if (words.list("spoken capitals").contains(word)) {
      return word.toLowerCase(Locale.ROOT);
    }
    boolean spelled =
        !NAMES.contains(word) && (word.length() <= MAX_SPELLED || !VOWEL.matcher(word).find());
    return spelled ? spelled(word) + (many ? "'" : "") : word;
  }

  private static String spelled(String word) {
    return String.join(" ", word.split(""));
  }
}
