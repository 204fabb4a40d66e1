package dev.cadenza.text.rules;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words of a language, from a file with sections: {@code [words]} by name; {@code [money]},
 * singular|plural|singular of its hundredths|plural, with {@code f:} before feminine words;
 * abbreviations by position; and lists, for example of words before Roman numerals.
 *
 * @param language the primary tag
 */
public record LanguageWords(String language, Map<String, Map<String, String>> sections) {
  private static final List<String> LANGUAGES = List.of("en", "es", "pt", "fr", "de", "it");

  public LanguageWords {
    sections = Map.copyOf(sections);
  }

  /** The words of a language, if a file exists for it. */
  static Optional<LanguageWords> of(String language) {
    return LANGUAGES.contains(language) ? Optional.of(read(language)) : Optional.empty();
  }

  private static LanguageWords read(String language) {
    Map<String, Map<String, String>> sections = new LinkedHashMap<>();
    try (InputStream file = LanguageWords.class.getResourceAsStream(language + ".words");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      Map<String, String> section = Map.of();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("[")) {
          section =
              sections.computeIfAbsent(
                  line.substring(1, line.length() - 1), _ -> new LinkedHashMap<>());
        } else if (!line.isBlank() && !line.startsWith("#")) {
          add(line, section);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new LanguageWords(language, sections);
  }

  private static void add(String line, Map<String, String> to) {
    int equals = (line + " ").indexOf(" = ");
    if (equals < 0) {
      for (String item : line.split(",\\s*")) {
        to.put(item.strip(), "");
      }
    } else {
      to.put(line.substring(0, equals), (line + " ").substring(equals + 3).strip());
    }
  }

  boolean is(String other) {
    return language.equals(other);
  }

  Map<String, String> section(String name) {
    return sections.getOrDefault(name, Map.of());
  }

  Set<String> list(String name) {
    return section(name).keySet();
  }

  /** A word of the section {@code [words]}; empty if the language has none. */
  String word(String name) {
    return section("words").getOrDefault(name, "");
  }

  /** Any of a section's keys, the longest first. */
  String anyOf(String section) {
    return anyOf(list(section));
  }

  static String anyOf(Set<String> words) {
    return words.stream()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .map(Pattern::quote)
        .collect(Collectors.joining("|", "(?:", ")"));
  }

  /**
   * A counted noun.
   *
   * @param feminine whether numbers before it have their feminine form
   */
  record Noun(String one, String many, boolean feminine) {
    static Noun of(String one, String many) {
      boolean feminine = one.startsWith("f:");
      String name = feminine ? one.substring(2) : one;
      return new Noun(name, many.isEmpty() ? name : many, feminine);
    }

    static Noun of(String written) {
      String[] forms = written.split("\\|");
      return of(forms[0], forms.length > 1 ? forms[1] : "");
    }
  }

  /** The normalized form of keys, without case. */
  public static String key(String written) {
    return written.toLowerCase(Locale.ROOT);
  }
}
