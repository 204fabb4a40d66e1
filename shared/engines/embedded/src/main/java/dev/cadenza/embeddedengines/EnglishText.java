package dev.cadenza.embeddedengines;

import java.text.Normalizer;
import java.util.Map;

/** Converts text to ASCII for flite. */
final class EnglishText {
  private static final Map<String, String> SPELLINGS =
      Map.ofEntries(
          Map.entry("‘", "'"),
          Map.entry("’", "'"),
          Map.entry("“", "\""),
          Map.entry("”", "\""),
          Map.entry("–", ", "),
          Map.entry("—", ", "),
          Map.entry("…", "... "),
          Map.entry("ß", "ss"),
          Map.entry("æ", "ae"),
          Map.entry("Æ", "Ae"),
          Map.entry("œ", "oe"),
          Map.entry("Œ", "Oe"),
          Map.entry("ø", "o"),
          Map.entry("Ø", "O"),
          Map.entry("ł", "l"),
          Map.entry("Ł", "L"),
          Map.entry("€", " euros "),
          Map.entry("£", " pounds "),
          Map.entry("°", " degrees "));

  private EnglishText() {}

  /** Accents are removed; letters without an equivalent become spaces. */
  static String of(String text) {
    String spelled = text;
    for (Map.Entry<String, String> spelling : SPELLINGS.entrySet()) {
      spelled = spelled.replace(spelling.getKey(), spelling.getValue());
    }
    return Normalizer.normalize(spelled, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}+", "")
        .replaceAll("[^\\x20-\\x7e]+", " ")
        .strip();
  }
}
