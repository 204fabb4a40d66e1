package dev.cadenza.documents.parts;

import java.util.List;
import java.util.Set;

/**
 * A heading or a paragraph of a document.
 *
 * @param level 1 to 6 for a heading, 0 for a paragraph
 * @param text with single spaces
 * @param anchors the identifiers of the elements that begin with it or before it
 */
public record Part(int level, String text, Set<String> anchors) {
  public Part {
    anchors = Set.copyOf(anchors);
  }

  public Part(int level, String text) {
    this(level, text, Set.of());
  }

  /** Whether it is a heading. */
  public boolean isHeading() {
    return level > 0;
  }

  /** Whether any of them has letters. */
  public static boolean anyText(List<Part> parts) {
    return parts.stream().anyMatch(part -> part.text().codePoints().anyMatch(Character::isLetter));
  }
}
