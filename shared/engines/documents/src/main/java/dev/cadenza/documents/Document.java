package dev.cadenza.documents;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * The text of a document, as it is read aloud.
 *
 * @param title empty if the document does not name it
 * @param author empty if the document does not name one; several with commas between them
 * @param language BCP 47, as the document says; empty if it does not
 * @param chapters in order, at least one
 */
public record Document(
    String title, String author, Optional<String> language, List<Chapter> chapters) {
  public Document {
    requireNonNull(title, "title");
    requireNonNull(author, "author");
    requireNonNull(language, "language");
    chapters = List.copyOf(chapters);
  }

  /**
   * @param title empty for text without a heading
   * @param paragraphs without the title; empty for a page with only a heading
   */
  public record Chapter(String title, List<String> paragraphs) {
    public Chapter {
      requireNonNull(title, "title");
      paragraphs = List.copyOf(paragraphs);
    }

    /** Its title and paragraphs, with blank lines between them. */
    public String text() {
      String body = String.join("\n\n", paragraphs);
      return title.isEmpty() ? body : title + "\n\n" + body;
    }
  }
}
