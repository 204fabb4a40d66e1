package dev.cadenza.text.rules;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Converts telephone numbers digit by digit, with a short pause between their groups. */
final class Telephones implements SpokenRule {
  private static final Pattern INTERNATIONAL =
      Pattern.compile("(?<![\\p{L}\\d+])\\+\\d{1,3}(?:[\\s.-]?\\(?\\d{1,5}\\)?){2,6}(?![\\d-])");
  private static final Pattern AMERICAN =
      Pattern.compile(
          "(?<![\\d.,-])(?:1[-. ])?(?:\\(\\d{3}\\)\\s?|\\d{3}[-. ])\\d{3}[-. ]\\d{4}(?![\\d-])");
  private static final Pattern LOCAL = Pattern.compile("(?<![\\d.,/-])\\d{3}-\\d{4}(?![\\d-])");
  private static final Pattern PAIRS =
      Pattern.compile("(?<![\\d.,-])0\\d(?:[ .]\\d{2}){4}(?![\\d-])");
  private static final Pattern WITH_AREA =
      Pattern.compile(
          "(?<![\\d.,-])\\(?0\\d{2,4}\\)?[ /-]\\d{3,4}(?:[ -]?\\d{2,5})?(?![\\d-]|[.,]\\d)");

  private static final Pattern BRAZILIAN =
      Pattern.compile("(?<![\\d.,-])(?:\\(?\\d{2}\\)?\\s)?9?\\d{4}-\\d{4}(?![\\d-])");

  /** Could also be a number, unless a word before it indicates a telephone. */
  private static final Pattern SPANISH =
      Pattern.compile(
          "(?<=(?iu:tel\\.?|tel[eé]fono|m[oó]vil|fax|tfno\\.?|llam[aeó]|llame|llamar)(?: al?)?:? )"
              + "[6-9]\\d{2} \\d{3} \\d{3}(?!\\d)");

  private final Numbers numbers;

  Telephones(Numbers numbers) {
    this.numbers = numbers;
  }

  @Override
  public void rewrite(TracedText text) {
    text.replace(INTERNATIONAL, this::say);
    text.replace(AMERICAN, this::say);
    text.replace(PAIRS, this::say);
    text.replace(LOCAL, this::say);
    text.replace(WITH_AREA, this::say);
    if (numbers.words().is("pt")) {
      text.replace(BRAZILIAN, this::say);
    }
    if (numbers.words().is("es")) {
      text.replace(SPANISH, this::say);
    }
  }

  private String say(MatchResult match) {
    StringBuilder said = new StringBuilder();
    String plus =
        match.group().startsWith("+") ? numbers.words().section("signs").get("+") + " " : "";
    for (String group : match.group().replaceAll("\\D+", " ").strip().split(" ")) {
      boolean pair = numbers.words().is("fr") && group.length() == 2 && !group.startsWith("0");
      said.append(said.isEmpty() ? "" : ", ")
          .append(pair ? numbers.say(Long.parseLong(group)) : numbers.digits(group));
    }
    return plus + said;
  }
}
