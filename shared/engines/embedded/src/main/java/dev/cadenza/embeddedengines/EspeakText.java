package dev.cadenza.embeddedengines;

import java.util.regex.Pattern;

/** Texts for espeak-ng. */
final class EspeakText {
  /** Pictographs, Braille and signs without meaning; not currency and mathematics. */
  private static final Pattern SYMBOL = Pattern.compile("[\\p{So}\\p{Sk}\\p{Cn}\\p{Co}\\p{Cf}]");

  private static final int EXCERPT = 80;

  private EspeakText() {}

  /** The same text with a space for each symbol, so that positions in code points are unchanged. */
  static String withoutSymbols(String text) {
    return SYMBOL.matcher(text).replaceAll(" ");
  }

  /** The beginning of a text, for a message. */
  static String excerpt(String text) {
    return text.codePointCount(0, text.length()) <= EXCERPT
        ? text
        : text.substring(0, text.offsetByCodePoints(0, EXCERPT)) + "…";
  }
}
