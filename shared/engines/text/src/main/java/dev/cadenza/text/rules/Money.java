package dev.cadenza.text.rules;

import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.util.Currency;
import dev.cadenza.text.rules.LanguageWords.Noun;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Converts amounts of money, with their hundredths and with thousands, millions and billions. */
final class Money implements SpokenRule {
  private static final String NUMBER = "(" + Numbers.NUMBER + ")";
  private static final Set<String> CODES =
      Set.of(
          "USD", "EUR", "GBP", "JPY", "CHF", "CAD", "AUD", "NZD", "CNY", "INR", "BRL", "MXN", "ARS",
          "CLP", "COP", "RUB", "UAH", "KRW", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON", "TRY",
          "ZAR", "SGD", "HKD", "THB", "ILS", "AED", "SAR", "EGP", "NGN", "KES");

  /** Currencies without a word in the languages' files. */
  private static final Map<String, String> SIGNS =
      Map.ofEntries(
          Map.entry("₽", "RUB"),
          Map.entry("₩", "KRW"),
          Map.entry("₪", "ILS"),
          Map.entry("₺", "TRY"),
          Map.entry("₴", "UAH"),
          Map.entry("₫", "VND"),
          Map.entry("₱", "PHP"),
          Map.entry("฿", "THB"),
          Map.entry("₦", "NGN"),
          Map.entry("A$", "AUD"),
          Map.entry("AU$", "AUD"),
          Map.entry("C$", "CAD"),
          Map.entry("CA$", "CAD"),
          Map.entry("NZ$", "NZD"),
          Map.entry("HK$", "HKD"),
          Map.entry("S$", "SGD"),
          Map.entry("MX$", "MXN"),
          Map.entry("R$", "BRL"),
          Map.entry("CN¥", "CNY"),
          Map.entry("zł", "PLN"),
          Map.entry("Kč", "CZK"),
          Map.entry("Fr.", "CHF"));

  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  private final Numbers numbers;
  private final LanguageWords words;
  private final Map<String, String> magnitudes = new TreeMap<>();
  private final Pattern before;
  private final Pattern after;

  Money(Numbers numbers) {
    this.numbers = numbers;
    this.words = numbers.words();
    words
        .section("magnitudes")
        .forEach((key, said) -> magnitudes.putIfAbsent(LanguageWords.key(key), said));
    Set<String> own = new TreeSet<>(words.list("money"));
    own.addAll(SIGNS.keySet());
    Set<String> prefixes = new TreeSet<>(own);
    prefixes.removeAll(Set.of("¢", "zł", "Kč"));
    prefixes.addAll(CODES);
    own.addAll(CODES);
    String magnitude =
        "(?:[\\s-]?((?i:" + LanguageWords.anyOf(magnitudes.keySet()) + "))(?![\\p{L}\\d]))?";
    String to = "(?:\\s?(?:-|–|—|" + words.word("to") + ")\\s?" + NUMBER + "(?![.,]?\\d))?";
    before =
        Pattern.compile(
            "(?<![\\p{L}\\d])"
                + LanguageWords.anyOf(prefixes).replaceFirst("\\(\\?:", "(")
                + "\\s?"
                + NUMBER
                + to
                + magnitude);
    after =
        Pattern.compile(
            NUMBER
                + magnitude
                + "\\s?"
                + LanguageWords.anyOf(own).replaceFirst("\\(\\?:", "(")
                + "(?![\\p{L}\\d])");
  }

  @Override
  public void rewrite(TracedText text) {
    text.replace(
        before,
        match ->
            say(
                match,
                text,
                new Written(match.group(1), match.group(2), match.group(3), match.group(4))));
    text.replace(
        after,
        match ->
            say(match, text, new Written(match.group(3), match.group(1), null, match.group(2))));
  }

  /**
   * @param to the end of a range
   */
  private record Written(String currency, String from, String to, String magnitude) {}

  private String say(MatchResult match, TracedText text, Written written) {
    Optional<BigDecimal> amount = numbers.read(written.from());
    Optional<BigDecimal> to = written.to() == null ? amount : numbers.read(written.to());
    if (amount.isEmpty() || to.isEmpty()) {
      return match.group();
    }
    String said =
        written.to() == null ? "" : numbers.say(amount.get()) + " " + words.word("to") + " ";
    String space = Character.isLetterOrDigit(text.at(match.end())) ? " " : "";
    return said + amount(to.get(), written.currency(), written.magnitude()) + space;
  }

  private String amount(BigDecimal number, String currency, String magnitude) {
    if (magnitude != null) {
      String large = magnitudes.get(LanguageWords.key(magnitude));
      return magnitude.equalsIgnoreCase("k")
          ? whole(number.multiply(THOUSAND).stripTrailingZeros(), currency)
          : many(number, Noun.of(large), currency);
    }
    Optional<Noun> hundredth = noun(currency, 2);
    if (number.scale() == 2 && hundredth.isPresent()) {
      return withHundredths(number, currency, hundredth.get());
    }
    return whole(number, currency);
  }

  private String many(BigDecimal number, Noun large, String currency) {
    String of = words.word("of");
    // A thousand is a numeral, a million a counted noun.
    boolean thing = !large.many().equals(large.one()) || large.one().endsWith("millones");
    boolean joined = of.isEmpty() || !thing;
    String unit = form(BigDecimal.valueOf(5), currency);
    String full = words.is("fr") && startsWithVowel(unit) ? " d'" : " " + of + " ";
    String link = joined ? " " : full;
    return numbers.say(number, large) + link + unit;
  }

  private static boolean startsWithVowel(String word) {
    return "aeiouyé".indexOf(word.charAt(0)) >= 0 && !word.startsWith("y");
  }

  private String withHundredths(BigDecimal number, String currency, Noun hundredth) {
    BigDecimal[] parts = number.divideAndRemainder(BigDecimal.ONE);
    BigDecimal whole = parts[0].setScale(0, RoundingMode.DOWN);
    BigDecimal rest = parts[1].movePointRight(2).setScale(0, RoundingMode.DOWN);
    if (rest.signum() == 0) {
      return whole(whole, currency);
    }
    if (whole.signum() == 0) {
      return numbers.say(rest, hundredth);
    }
    Noun unit = noun(currency, 0).orElse(hundredth);
    return words
        .word("money")
        .formatted(
            numbers.sayBefore(whole, unit.feminine()),
            numbers.form(whole, unit),
            numbers.sayBefore(rest, hundredth.feminine()),
            numbers.form(rest, hundredth));
  }

  private String whole(BigDecimal number, String currency) {
    BigDecimal plain = number.scale() < 0 ? number.setScale(0) : number;
    boolean feminine = noun(currency, 0).map(Noun::feminine).orElse(false);
    return numbers.sayBefore(plain, feminine) + " " + form(plain, currency);
  }

  private String form(BigDecimal number, String currency) {
    return noun(currency, 0)
        .map(unit -> numbers.form(number, unit))
        .orElseGet(() -> foreign(number, currency));
  }

  /**
   * @param from 0 for the unit, 2 for its hundredth
   */
  private Optional<Noun> noun(String currency, int from) {
    String sign =
        switch (currency) {
          case "EUR" -> "€";
          case "GBP" -> "£";
          case "JPY" -> "¥";
          case "USD" -> "US$";
          case "INR" -> "₹";
          default -> currency;
        };
    return Optional.ofNullable(words.section("money").get(sign))
        .map(forms -> forms.split("\\|"))
        .filter(forms -> forms.length > from)
        .map(forms -> Noun.of(forms[from], forms.length > from + 1 ? forms[from + 1] : ""));
  }

  /** The name in Unicode's tables. */
  private String foreign(BigDecimal number, String currency) {
    String code = SIGNS.getOrDefault(currency, currency);
    String said =
        NumberFormatter.withLocale(numbers.locale())
            .unit(Currency.getInstance(code))
            .unitWidth(NumberFormatter.UnitWidth.FULL_NAME)
            .precision(Precision.integer())
            .format(number)
            .toString();
    return said.replaceFirst("^[\\d.,\\s\\u00a0\\u202f]+", "");
  }
}
