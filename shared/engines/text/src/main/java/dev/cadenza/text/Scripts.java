package dev.cadenza.text;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.util.ULocale;
import dev.cadenza.text.rules.TracedText;
import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The scripts of a language: its own and Latin; every script for an unknown language.
 *
 * @param all whether it is every script
 */
public record Scripts(boolean all, Set<UnicodeScript> known) {
  private static final Scripts EVERY = new Scripts(true, Set.of());

  private static final Pattern LETTERS = Pattern.compile("[\\p{L}\\p{M}]+");

  /** Language codes of voices that the tables of scripts do not contain. */
  private static final Map<String, String> KNOWN_AS =
      Map.of("cmn", "zh", "yue", "zh", "hak", "zh", "grc", "el");

  private static final Set<UnicodeScript> NEUTRAL =
      Set.of(UnicodeScript.COMMON, UnicodeScript.INHERITED, UnicodeScript.UNKNOWN);

  public Scripts {
    known = Set.copyOf(known);
  }

  /**
   * @param language BCP 47; {@code mul} for every script
   */
  public static Scripts of(String language) {
    String primary = language.toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
    if (primary.isEmpty() || primary.equals("mul")) {
      return EVERY;
    }
    Set<UnicodeScript> known = EnumSet.of(UnicodeScript.LATIN);
    String tag = KNOWN_AS.getOrDefault(primary, primary);
    int[] codes = UScript.getCode(ULocale.addLikelySubtags(ULocale.forLanguageTag(tag)));
    for (int code : codes == null ? new int[0] : codes) {
      add(code, known);
    }
    return new Scripts(false, known);
  }

  private static void add(int code, Set<UnicodeScript> to) {
    switch (code) {
      case UScript.SIMPLIFIED_HAN, UScript.TRADITIONAL_HAN -> to.add(UnicodeScript.HAN);
      case UScript.KOREAN -> {
        to.add(UnicodeScript.HANGUL);
        to.add(UnicodeScript.HAN);
      }
      case UScript.JAPANESE -> {
        to.add(UnicodeScript.HAN);
        to.add(UnicodeScript.HIRAGANA);
        to.add(UnicodeScript.KATAKANA);
      }
      default -> to.add(UnicodeScript.forName(UScript.getName(code)));
    }
  }

  /** Whether a character belongs to these scripts; digits and marks always do. */
  public boolean contains(int codePoint) {
    return contains(UnicodeScript.of(codePoint));
  }

  /** Whether a script is one of these. */
  public boolean contains(UnicodeScript script) {
    return all || NEUTRAL.contains(script) || known.contains(script);
  }

  /** The number of letters of other scripts in a text. */
  public int others(String text) {
    return (int) letters(text).filter(it -> !contains(it)).count();
  }

  /** Whether a text contains a letter or digit of these scripts. */
  public boolean anyIn(String text) {
    return text.codePoints().filter(Character::isLetterOrDigit).anyMatch(this::contains);
  }

  /** The scripts of a text, in order. */
  public static Set<UnicodeScript> in(String text) {
    return letters(text)
        .mapToObj(UnicodeScript::of)
        .filter(script -> !NEUTRAL.contains(script))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The name of a script: {@code Arabic}. */
  public static String name(UnicodeScript script) {
    return UScript.getName(UScript.getCodeFromName(script.name())).replace('_', ' ');
  }

  /**
   * The likely language of a text in a script, as a primary tag.
   *
   * @param text the whole text, since Japanese is distinguished from Chinese by its other letters
   */
  public static String likelyLanguage(UnicodeScript script, String text) {
    Set<UnicodeScript> all = in(text);
    if (script == UnicodeScript.HAN && all.contains(UnicodeScript.HANGUL)) {
      return "ko";
    }
    if (script == UnicodeScript.HAN
        && (all.contains(UnicodeScript.HIRAGANA) || all.contains(UnicodeScript.KATAKANA))) {
      return "ja";
    }
    if (script == UnicodeScript.CYRILLIC && text.matches("(?s).*[іїєґІЇЄҐ].*")) {
      return "uk";
    }
    if (script == UnicodeScript.ARABIC && text.matches("(?s).*[پچژگ].*")) {
      return text.matches("(?s).*[ٹڈڑے].*") ? "ur" : "fa";
    }
    String code = UScript.getShortName(UScript.getCodeFromName(script.name()));
    return ULocale.addLikelySubtags(ULocale.forLanguageTag("und-" + code)).getLanguage();
  }

  private static IntStream letters(String text) {
    return text.codePoints().filter(Character::isLetter);
  }

  void leaveOutOthers(TracedText text) {
    if (!all) {
      text.replace(
          LETTERS,
          match ->
              match.group().codePoints().allMatch(this::contains)
                  ? match.group()
                  : match
                      .group()
                      .codePoints()
                      .filter(this::contains)
                      .collect(
                          StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                      .toString());
    }
  }
}
