package dev.cadenza.books;

import static java.util.Objects.requireNonNull;

import dev.cadenza.media.TimeSpan;
import java.util.List;
import java.util.stream.Stream;

/**
 * A book with the times of its narration.
 *
 * @param chapters in order, at least one; together they cover the whole recording
 */
public record NarratedBook(BookDetails details, List<Chapter> chapters) {
  public NarratedBook {
    requireNonNull(details, "details");
    chapters = List.copyOf(chapters);
    if (chapters.isEmpty()) {
      throw new IllegalArgumentException("A book without chapters.");
    }
  }

  /**
   * @param title which may be narrated, or not
   * @param paragraphs of sentences
   * @param span of its recording
   */
  public record Chapter(Line title, List<List<Line>> paragraphs, TimeSpan span) {
    public Chapter {
      requireNonNull(title, "title");
      paragraphs = paragraphs.stream().map(List::copyOf).toList();
      requireNonNull(span, "span");
    }

    /** Its title and its sentences. */
    Stream<Line> lines() {
      return Stream.concat(Stream.of(title), paragraphs.stream().flatMap(List::stream));
    }
  }

  /**
   * A sentence; one that is not narrated has no duration.
   *
   * @param start in seconds from the recording's start
   * @param end in seconds from the recording's start
   */
  public record Line(String text, double start, double end) {
    public Line {
      requireNonNull(text, "text");
    }

    boolean isNarrated() {
      return end > start;
    }
  }
}
