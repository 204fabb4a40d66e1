package dev.cadenza.books;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What is known about a book.
 *
 * @param language BCP 47, of its text
 * @param creator the author; empty if unknown
 * @param byline below the title, such as the author or the genre; may be empty
 * @param subject such as the genre; empty if unknown
 * @param description for a list of books
 * @param note below the cover, who made it
 * @param identity everything that makes it another book; its identifier is derived from it
 * @param modified when it was made
 */
public record BookDetails(
    String title,
    String language,
    String creator,
    String byline,
    String subject,
    String description,
    String note,
    String identity,
    Instant modified) {
  public BookDetails {
    requireNonNull(title, "title");
    requireNonNull(language, "language");
    requireNonNull(creator, "creator");
    requireNonNull(byline, "byline");
    requireNonNull(subject, "subject");
    requireNonNull(description, "description");
    requireNonNull(note, "note");
    requireNonNull(identity, "identity");
    requireNonNull(modified, "modified");
  }
}
