package dev.cadenza.text.rules;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Expands abbreviations by context: St. James is a saint, James St. a street. */
final class Abbreviations implements SpokenRule {
  private static final String NAME = "\\p{Lu}[\\p{L}'’-]{0,30}";
  private static final String ROMAN_OR_DIGIT = "[\\dIVXLC]";

  /** A house number, or a place, before a name with an abbreviated street. */
  private static final String ADDRESS =
      "(?:\\d{1,5}[A-Za-z]?|\\b[Oo]n|\\b[Aa]t|\\b[Ii]n|\\b[Tt]o|\\b[Nn]ear|\\b[Ff]rom|\\b[Dd]own|\\b[Uu]p) "
          + "(?:"
          + NAME
          + "\\.? |"
          + NAME
          + "\\.? "
          + NAME
          + " )";

  private final Map<Pattern, Map<String, String>> patterns = new LinkedHashMap<>();

  Abbreviations(LanguageWords words) {
    add(words.section("anywhere"), "(?<![\\p{L}\\d.])", "(?![\\p{L}\\d])");
    // German streets: Hauptstr.
    add(only("str.", words.section("anywhere")), "(?<=\\p{L}{3})", "(?![\\p{L}\\d])");
    add(words.section("before number"), "(?<![\\p{L}\\d.])", "(?=\\s?" + ROMAN_OR_DIGIT + ")");
    add(words.section("after number"), "(?<=\\d\\s{0,1})", "(?![\\p{L}\\d])");
    Map<String, String> after = words.section("after name");
    add(after, "(?<=" + ADDRESS + ")", "(?![\\p{L}\\d])");
    add(after, "(?<=" + NAME + " )", "(?![\\p{L}\\d])(?!\\s+\\p{Lu})");
    add(words.section("before name"), "(?<![\\p{L}\\d.])", "(?=\\s*[\\p{Lu}(\"“])");
  }

  private static Map<String, String> only(String key, Map<String, String> section) {
    return section.containsKey(key) ? Map.of(key, section.get(key)) : Map.of();
  }

  private void add(Map<String, String> section, String before, String after) {
    if (!section.isEmpty()) {
      Map<String, String> spoken = new LinkedHashMap<>();
      section.forEach((written, said) -> spoken.put(key(written), said));
      StringBuilder any = new StringBuilder();
      section.keySet().stream()
          .sorted(Comparator.comparingInt(String::length).reversed())
          .forEach(written -> any.append(any.isEmpty() ? "" : "|").append(form(written)));
      patterns.put(Pattern.compile(before + "(?:" + any + ")" + after), spoken);
    }
  }

  /**
   * A lower-case letter may be a capital at the start of a sentence, and a space may be missing.
   */
  private static String form(String written) {
    char first = written.charAt(0);
    String start =
        Character.isLowerCase(first) && written.length() > 2
            ? "[" + first + Character.toUpperCase(first) + "]"
            : Pattern.quote(String.valueOf(first));
    return start + Pattern.quote(written.substring(1)).replace(" ", "\\E\\s?\\Q");
  }

  private static String key(String written) {
    return written.replaceAll("\\s", "");
  }

  @Override
  public void rewrite(TracedText text) {
    patterns.forEach((pattern, spoken) -> text.replace(pattern, match -> say(match, spoken, text)));
  }

  private static String say(MatchResult match, Map<String, String> spoken, TracedText text) {
    String key = key(match.group());
    String said = spoken.get(key);
    if (said == null) {
      said =
          spoken.getOrDefault(key.substring(0, 1).toLowerCase(Locale.ROOT) + key.substring(1), key);
    }
    boolean endsSentence = key.endsWith(".") && text.isLast(match.end());
    return (Character.isLetterOrDigit(text.at(match.end())) ? said + " " : said)
        + (endsSentence ? "." : "");
  }
}
