package dev.cadenza.text.rules;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Converts ordinals, and all numbers that no other rule has converted. */
final class Counts implements SpokenRule {
  private static final Pattern ENGLISH =
      Pattern.compile("(?<![\\d.,])(\\d{1,3}(?:,?\\d{3}){0,100})(?i:st|nd|rd|th)(?![\\p{L}\\d])");
  private static final Pattern ROMANCE =
      Pattern.compile("(?<![\\d.,])(\\d{1,4})\\.?(?:([ºª])(?![\\p{L}\\d])|°(?=\\s\\p{Ll}{3}))");
  private static final Pattern FRENCH =
      Pattern.compile(
          "(?<![\\d.,])(\\d{1,4})(ers?|res?|ères?|es?|èmes?|èmes|ièmes?|nde?)(?![\\p{L}\\d])");
  private static final Pattern GERMAN = Pattern.compile("(?<![\\d.,])(\\d{1,3})\\.(?= \\p{L})");
  private static final Pattern ATTACHED =
      Pattern.compile("(?<=\\p{L})-(?=\\d)|(?<=\\d)-(?=\\p{L})");
  private static final Pattern NUMBER_SIGN = Pattern.compile("#\\s?(?=\\d)|№\\s?");
  private static final Pattern TIMES =
      Pattern.compile("(?<=\\d)\\s?[x×](?=\\s|$|[.,;)])(?!\\s?\\d)");
  private static final Pattern BY = Pattern.compile("(?<=\\d)\\s?[x×]\\s?(?=\\d)");
  private static final Pattern NUMBER = Pattern.compile(Numbers.NUMBER);
  private static final Pattern FEMININE =
      Pattern.compile("^\\s?\\p{Ll}+(?:as?|ión|iones|dad|dades|ção|ções|tà|zione|zioni)(?!\\p{L})");

  /** Masculine nouns with a feminine ending. */
  private static final Pattern MASCULINE =
      Pattern.compile(
          "^\\s?(?:d[ií]a|mapa|planeta|sof[aá]|cometa|tema|lema|idioma|clima|pijama|programa|\\p{Ll}*(?:blema|stema"
              + "|grama|drama|poema|cinema|telefonema|nauta))s?(?!\\p{L})");

  /** Endings of French and German nouns that determine the gender of a number before them. */
  private static final Map<String, Pattern> FEMININE_OF =
      Map.of(
          "fr",
          Pattern.compile(
              "^\\s?(?:\\p{Ll}+(?:[ts]ion|[aeiou]ison|ée|ette|ence|ance|ure|ude|té|esse|euse|trice|elle|aine|ière|lle|gne|que)"
                  + "|fois|personne|heure|page|semaine|minute|seconde|femme|table|chambre|tasse|chose|route|ville"
                  + "|voiture|place|photo|vidéo|ligne|carte|porte|livre sterling|tonne|chaise|pomme)s?(?!\\p{L})"),
          "de",
          Pattern.compile(
              "^\\s?(?:\\p{Lu}\\p{Ll}+(?:ung|heit|keit|schaft|ion|tät|ik|ur|ei|in|e)|Frau|Person|Zahl|Nacht|Hand"
                  + "|Stadt|Uhr|Wand|Kuh|Million)(?!\\p{L})"));

  private static final Pattern NOUN = Pattern.compile("^\\s\\p{Lu}\\p{Ll}{2,}");
  private static final Pattern POINT_FIRST = Pattern.compile("(?<![\\p{L}\\d.,])\\.(?=\\d)");
  private static final Pattern SPANISH =
      Pattern.compile("(?<![\\d.,])(\\d{0,3}[13])\\.?(?:er|ᵉʳ)(?![\\p{L}\\d])");
  private static final Pattern GERMAN_LAST =
      Pattern.compile(
          "(?<=\\b(?iu:der|die|das|dem|den|am|im|zum|vom) )(\\d{1,3})\\.(?=[,;:!?]|\\s?$| und | oder )");
  private static final Pattern GERMAN_DECADE =
      Pattern.compile("(?<![\\d.,])(\\d{3}0|[1-9]0)er(?=n?(?!\\p{L}))");
  private static final Pattern WORD = Pattern.compile("^\\s?\\p{Ll}{3,}");

  private final Numbers numbers;
  private final LanguageWords words;

  Counts(Numbers numbers) {
    this.numbers = numbers;
    this.words = numbers.words();
  }

  /** Nouns after which a number is not a year. */
  void ordinals(TracedText text) {
    switch (words.language()) {
      case "en" ->
          text.replace(
              ENGLISH,
              match -> numbers.ordinal(Long.parseLong(match.group(1).replace(",", "")), ""));
      case "es" -> {
        text.replace(
            SPANISH,
            match -> numbers.ordinal(Long.parseLong(match.group(1)), "-masculine-adjective"));
        text.replace(ROMANCE, match -> romance(match, text));
      }
      case "fr" ->
          text.replace(FRENCH, match -> ordinal(match, match.group(2).matches("r.*|è.*re")));
      case "de" -> {
        text.replace(GERMAN_DECADE, match -> decade(match.group(1)));
        text.replace(GERMAN, match -> german(match, text));
        text.replace(GERMAN_LAST, match -> german(match, text));
      }
      default -> text.replace(ROMANCE, match -> romance(match, text));
    }
    text.replace(ATTACHED, " ");
    text.replace(NUMBER_SIGN, words.word("number") + " ");
    if (words.is("en")) {
      text.replace(BY, " by ");
    }
    text.replace(TIMES, words.is("en") ? " times" : " " + words.section("signs").get("×"));
  }

  private String german(MatchResult match, TracedText text) {
    return numbers.ordinal(
        Long.parseLong(match.group(1)), GermanEndings.after(Dates.before(text, match.start())));
  }

  private String decade(String digits) {
    int number = Integer.parseInt(digits);
    return (digits.length() > 2 ? numbers.year(number) : numbers.say(number)) + "er";
  }

  private String romance(MatchResult match, TracedText text) {
    boolean feminine = "ª".equals(match.group(2));
    boolean counted = Character.isLetter(text.at(match.end() + 1));
    return words.is("es") && counted && !feminine
        ? numbers.ordinal(Long.parseLong(match.group(1)), "-masculine-adjective")
        : ordinal(match, feminine);
  }

  private String ordinal(MatchResult match, boolean feminine) {
    return numbers.ordinal(Long.parseLong(match.group(1)), feminine ? "-feminine" : "-masculine");
  }

  @Override
  public void rewrite(TracedText text) {
    text.replace(POINT_FIRST, numbers.say(0) + " " + words.word("point") + " ");
    text.replace(NUMBER, match -> apart(say(match, text), match, text));
  }

  /** Separates the number from letters, as in A4 and mp3. */
  private static String apart(String said, MatchResult match, TracedText text) {
    char before = text.at(match.start() - 1);
    char after = text.at(match.end());
    return (joins(before) ? " " : "") + said + (joins(after) ? " " : "");
  }

  private static boolean joins(char neighbour) {
    return Character.isLetterOrDigit(neighbour) || neighbour == '-' || neighbour == '_';
  }

  private String say(MatchResult match, TracedText text) {
    String written = match.group();
    if (Numbers.isCode(written)) {
      return numbers.digits(written);
    }
    Optional<BigDecimal> value = numbers.read(written);
    if (value.isEmpty()) {
      return parts(written);
    }
    String rest =
        text.text().substring(match.end(), Math.min(text.text().length(), match.end() + 40));
    return saidBefore(value.get(), rest);
  }

  /** A number agrees with the following noun, if the noun's ending shows its gender. */
  private String saidBefore(BigDecimal value, String rest) {
    boolean counted = WORD.matcher(rest).find() && rest.startsWith(" ");
    if (words.is("fr") || words.is("de")) {
      return saidBeforeNoun(value, rest);
    }
    if (words.is("en") || !counted) {
      return numbers.say(value);
    }
    if (words.is("es") || words.is("pt") || words.is("it")) {
      boolean feminine = FEMININE.matcher(rest).find() && !MASCULINE.matcher(rest).find();
      boolean many = value.compareTo(BigDecimal.ONE) != 0;
      // The number after a noun has no gender: "a las 3 un hombre".
      return feminine || !many || words.is("es")
          ? numbers.sayBefore(value, feminine)
          : numbers.say(value);
    }
    return numbers.say(value);
  }

  private String saidBeforeNoun(BigDecimal value, String rest) {
    boolean one =
        value.scale() <= 0
            && value.remainder(BigDecimal.TEN).intValue() == 1
            && (words.is("fr") || value.compareTo(BigDecimal.ONE) == 0);
    boolean noun = (words.is("fr") ? WORD : NOUN).matcher(rest).find() && rest.startsWith(" ");
    return one && noun
        ? numbers.sayBefore(value, FEMININE_OF.get(words.language()).matcher(rest).find())
        : numbers.say(value);
  }

  /** A version, or an IP address. */
  private String parts(String written) {
    StringBuilder said = new StringBuilder();
    String point =
        written.contains(".") && !words.is("en") ? words.word("dot") : words.word("point");
    for (String part : written.split("[.,'’\\u202f]")) {
      said.append(said.isEmpty() ? "" : " " + point + " ")
          .append(Numbers.isCode(part) ? numbers.digits(part) : numbers.say(new BigDecimal(part)));
    }
    return said.toString();
  }
}
