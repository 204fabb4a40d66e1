package dev.cadenza.text.rules;

import com.ibm.icu.number.FormattedNumber;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.text.DisplayOptions.NounClass;
import com.ibm.icu.util.MeasureUnit;
import dev.cadenza.text.rules.LanguageWords.Noun;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Converts measurements: the number, and the unit's name from Unicode's tables. */
final class Units implements SpokenRule {
  private static final Map<String, String> UNITS = new LinkedHashMap<>();

  static {
    for (String pair :
        """
        kg kilogram, g gram, mg milligram, µg microgram, μg microgram, t tonne, lb pound, lbs pound, oz ounce,
        km kilometer, m meter, cm centimeter, mm millimeter, µm micrometer, μm micrometer, nm nanometer,
        mi mile, ft foot, yd yard, in inch,
        m² square-meter, m2 square-meter, km² square-kilometer, km2 square-kilometer, cm² square-centimeter,
        ha hectare, m³ cubic-meter, m3 cubic-meter, cm³ cubic-centimeter,
        l liter, L liter, ml milliliter, mL milliliter, cl centiliter, dl deciliter, gal gallon,
        km/h kilometer-per-hour, kmh kilometer-per-hour, kph kilometer-per-hour, mph mile-per-hour,
        m/s meter-per-second, km/s kilometer-per-second, mpg mile-per-gallon,
        °C celsius, ºC celsius, ℃ celsius, °F fahrenheit, ºF fahrenheit, ℉ fahrenheit, ° degree, % percent, ‰ permille,
        W watt, kW kilowatt, MW megawatt, GW gigawatt, kWh kilowatt-hour, V volt, mA milliampere, Ω ohm,
        Hz hertz, kHz kilohertz, MHz megahertz, GHz gigahertz,
        kB kilobyte, KB kilobyte, MB megabyte, GB gigabyte, TB terabyte, Mbit megabit, Gbit gigabit,
        Mbps megabit-per-second, Gbps gigabit-per-second, kbps kilobit-per-second,
        h hour, hr hour, hrs hour, min minute, mins minute, s second, sec second, secs second, ms millisecond,
        cal calorie, kcal kilocalorie, J joule, kJ kilojoule, N newton, Pa pascal, hPa hectopascal, bar bar,
        px pixel, MP megapixel, dpi dot-per-inch
        """
            .split(",\\s*")) {
      String[] parts = pair.strip().split(" ");
      UNITS.put(parts[0], parts[1]);
    }
  }

  /** Symbols that are often words, names or letters when a space precedes them. */
  private static final String ONLY_ATTACHED = "in|s|h|t|W|V|N|J|bar|MP";

  private static final Pattern FEET =
      Pattern.compile("(?<=\\d\\s?(?:ft|feet)\\.? )(\\d{1,2})\\s?in(?![\\p{L}\\d])");
  private static final Pattern OCTETS = Pattern.compile("(?<=\\d\\s?)([kKMGT])o(?![\\p{L}\\d])");

  private static final String FRACTIONS = "½¼¾⅓⅔⅛⅜⅝⅞";
  private static final Pattern HEIGHT =
      Pattern.compile("(?<![\\d.,])(\\d{1,2})['’′]\\s?(\\d{1,2})[\"”″]");
  private static final Pattern PER =
      Pattern.compile(
          "(?<=[\\p{L}\\d])\\s?/\\s?(?=(?:hour|day|week|month|year|night|person|user|unit|second|minute"
              + "|hora|día|semana|mes|año|persona|dia|mês|ano|pessoa|heure|jour|semaine|mois|an|personne"
              + "|Stunde|Tag|Woche|Monat|Jahr|Person|ora|giorno|settimana|mese|anno|kg|lb|km|m²)(?![\\p{L}\\d]))");

  private final Numbers numbers;
  private final LanguageWords words;
  private final Pattern pattern;

  Units(Numbers numbers) {
    this.numbers = numbers;
    this.words = numbers.words();
    String attached = "(?:" + ONLY_ATTACHED + ")";
    Map<String, String> spaced = new LinkedHashMap<>(UNITS);
    spaced.keySet().removeIf(it -> it.matches(attached));
    pattern =
        Pattern.compile(
            "(?<![\\p{L}\\d.,:/])("
                + Numbers.NUMBER
                + ")(?:(?:[\\s-]|\\u202f)?("
                + LanguageWords.anyOf(spaced.keySet()).substring(3)
                + "|("
                + attached
                + "))(?![\\p{L}\\d²³"
                + FRACTIONS
                + "])");
  }

  @Override
  public void rewrite(TracedText text) {
    if (words.is("en")) {
      text.replace(
          HEIGHT,
          match ->
              numbers.say(new BigDecimal(match.group(1)), Noun.of("foot|feet"))
                  + " "
                  + numbers.say(Long.parseLong(match.group(2))));
      text.replace(FEET, match -> say(new BigDecimal(match.group(1)), "inch"));
    }
    if (words.is("fr")) {
      text.replace(OCTETS, match -> match.group(1) + "B");
    }
    text.replace(PER, " " + words.word("per") + " ");
    text.replace(pattern, this::say);
  }

  private String say(MatchResult match) {
    String unit = match.group(2) == null ? match.group(3) : match.group(2);
    Optional<BigDecimal> number = numbers.read(match.group(1));
    return number.map(it -> say(it, UNITS.get(unit))).orElse(match.group());
  }

  private String say(BigDecimal number, String unit) {
    FormattedNumber named = named(number, unit);
    String digits = NumberFormatter.withLocale(numbers.locale()).format(number).toString();
    boolean feminine = named.getNounClass() == NounClass.FEMININE;
    String said = numbers.sayBefore(number, feminine);
    String name = named.toString().replace("\u00a0", " ");
    return name.startsWith(digits.replace("\u00a0", " "))
        ? said + name.substring(digits.length())
        : said + " " + name.replaceFirst("[\\d.,\\s\\u202f]+", "");
  }

  private FormattedNumber named(BigDecimal number, String unit) {
    return NumberFormatter.withLocale(numbers.locale())
        .unit(MeasureUnit.forIdentifier(unit))
        .unitWidth(NumberFormatter.UnitWidth.FULL_NAME)
        .format(number);
  }
}
