package dev.cadenza.books;

/** Text in XML. */
final class Xml {
  private Xml() {}

  /** Escapes markup and removes characters that XML 1.0 forbids. */
  static String escape(String text) {
    return text.replaceAll("[^\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
