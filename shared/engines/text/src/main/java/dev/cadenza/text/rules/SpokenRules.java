package dev.cadenza.text.rules;

import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The rules of a language in order: the specific before the general. */
public final class SpokenRules {
  private static final Map<String, List<SpokenRule>> BY_LANGUAGE = new ConcurrentHashMap<>();

  private SpokenRules() {}

  /**
   * @param language BCP 47, or empty
   */
  public static List<SpokenRule> of(String language) {
    return BY_LANGUAGE.computeIfAbsent(language.replace('_', '-'), SpokenRules::make);
  }

  private static List<SpokenRule> make(String tag) {
    ULocale locale = ULocale.forLanguageTag(tag);
    String primary = locale.getLanguage().toLowerCase(Locale.ROOT);
    Optional<LanguageWords> words = LanguageWords.of(primary);
    return words
        .map(it -> inWords(new Numbers(regional(locale), it)))
        .orElseGet(() -> List.of(new Marks(), new Addresses(words), Marks::tidy));
  }

  /** Without characters that are not in the tables, such as the flag of Scotland. */
  private static ULocale regional(ULocale locale) {
    return new ULocale(locale.getLanguage(), locale.getCountry());
  }

  private static List<SpokenRule> inWords(Numbers numbers) {
    LanguageWords words = numbers.words();
    Addresses addresses = new Addresses(Optional.of(words));
    Dates dates = new Dates(numbers);
    Ranges ranges = new Ranges(numbers);
    Counts counts = new Counts(numbers);
    return List.of(
        new Marks(),
        addresses,
        new Abbreviations(words),
        addresses::points,
        new Telephones(numbers),
        numbers::group,
        dates,
        new Times(numbers),
        new RomanNumerals(numbers),
        ranges::minus,
        new Money(numbers),
        ranges,
        counts::ordinals,
        new Units(numbers),
        dates::years,
        new Capitals(words),
        counts,
        new Signs(words),
        Marks::tidy);
  }
}
