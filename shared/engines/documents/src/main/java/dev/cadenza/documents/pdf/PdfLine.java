package dev.cadenza.documents.pdf;

/**
 * A printed line.
 *
 * @param page from 0
 * @param left of its first letter, in points from the page's left edge
 * @param right of its last letter
 * @param y its baseline, in points from the page's top
 * @param place the baseline as a fraction of the page's height
 * @param size of its letters, in points
 * @param marked whether it begins with the number or the sign of a footnote
 */
record PdfLine(
    int page,
    String text,
    double left,
    double right,
    double y,
    double place,
    double size,
    boolean bold,
    boolean marked) {

  boolean endsSentence() {
    return text.matches("(?s).*[.!?:\u2026][\"'\u201d\u2019\u00bb)\\]]*");
  }

  boolean endsDivided() {
    return text.matches("(?s).*\\p{L}[-\u2010\u00ad]");
  }

  boolean isItem() {
    return text.matches("(?s)(?:[\u2022\u25aa\u25e6\u2013*]|\\d{1,3}[.)])\\s.*");
  }
}
