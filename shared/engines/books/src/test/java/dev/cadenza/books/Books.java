package dev.cadenza.books;

import dev.cadenza.books.NarratedBook.Chapter;
import dev.cadenza.books.NarratedBook.Line;
import dev.cadenza.media.TimeSpan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Books for tests, in which every sentence takes the same time. */
final class Books {
  private static final double A_SENTENCE = 1.75;

  private Books() {}

  static NarratedBook plain() {
    return of(
        details("The Ferry", "A. Author", "A. Author"),
        List.of(
            List.of(List.of("The quay"), List.of("She waited.", "It rained."), List.of("Late.")),
            List.of(List.of("The island"), List.of("Land."))));
  }

  /** Markup, quotation marks, and sentences that are not narrated, in a book without an author. */
  static NarratedBook awkward() {
    List<List<String>> chapter =
        List.of(
            List.of("The ${title} & the <End>"),
            List.of("“If a < b & c,” \u0007 she said — *quietly*.", "“Who's \"there\"?”", "…"));
    return of(details("Ümläute & ${body} <tags>", "", ""), List.of(chapter, chapter));
  }

  private static BookDetails details(String title, String creator, String byline) {
    return new BookDetails(
        title,
        "en",
        creator,
        byline,
        "",
        "A <book>.",
        "Read by a machine & its voices.",
        title,
        Instant.parse("2026-05-01T10:00:00.123Z"));
  }

  private static NarratedBook of(BookDetails details, List<List<List<String>>> chapters) {
    List<Chapter> timed = new ArrayList<>();
    double now = 0;
    for (List<List<String>> chapter : chapters) {
      double start = now;
      List<List<Line>> paragraphs = new ArrayList<>();
      for (List<String> paragraph : chapter) {
        List<Line> lines = new ArrayList<>();
        for (String text : paragraph) {
          double end = text.equals("…") ? now : now + A_SENTENCE;
          lines.add(new Line(text, now, end));
          now = end;
        }
        paragraphs.add(lines);
      }
      timed.add(
          new Chapter(
              paragraphs.getFirst().getFirst(),
              paragraphs.subList(1, paragraphs.size()),
              new TimeSpan(start, now)));
    }
    return new NarratedBook(details, timed);
  }
}
