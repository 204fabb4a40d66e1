package dev.cadenza.documents.parts;

import dev.cadenza.text.TextFile;

/** The characters of a paragraph, as they are read. */
public final class TextCleaner {
  private TextCleaner() {}

  /** Without soft hyphens and control characters, with single spaces and ligatures as letters. */
  public static String clean(String text) {
    return letters(TextFile.clean(text))
        .replaceAll("\\s+", " ")
        .replaceAll("\\u00A0", " ")
        .replaceAll(" +", " ")
        .replaceAll(" ([,.;!?])(?= |$)", "$1")
        .strip();
  }

  private static String letters(String text) {
    return text.replace("\u00AD", "")
        .replace("\uFB00", "ff")
        .replace("\uFB01", "fi")
        .replace("\uFB02", "fl")
        .replace("\uFB03", "ffi")
        .replace("\uFB04", "ffl")
        .replaceAll("[\\p{Cc}&&[^\\s]]", "");
  }
}
