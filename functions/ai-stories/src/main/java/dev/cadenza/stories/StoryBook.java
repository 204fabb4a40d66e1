package dev.cadenza.stories;

import dev.cadenza.books.BookDetails;
import dev.cadenza.books.NarratedBook;
import dev.cadenza.books.NarratedBook.Chapter;
import dev.cadenza.books.NarratedBook.Line;
import dev.cadenza.engines.story.Story;
import dev.cadenza.stories.TimedStory.TimedChapter;
import dev.cadenza.stories.TimedStory.TimedLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A story as a book. */
record StoryBook(TimedStory timed, long seed, String writer) {
  /**
   * @param made the time of the job
   */
  NarratedBook narrated(Instant made) {
    List<Chapter> chapters = new ArrayList<>();
    for (int i = 0; i < timed.chapters().size(); i++) {
      TimedChapter chapter = timed.chapters().get(i);
      chapters.add(
          new Chapter(
              line(chapter.title()),
              chapter.paragraphs().stream()
                  .map(paragraph -> paragraph.stream().map(StoryBook::line).toList())
                  .toList(),
              timed.spans().get(i)));
    }
    return new NarratedBook(details(made), chapters);
  }

  private static Line line(TimedLine line) {
    return new Line(line.text(), line.start(), line.end());
  }

  private BookDetails details(Instant made) {
    Story story = timed.story();
    return new BookDetails(
        story.title(),
        story.language(),
        "Cadenza (" + writer + ")",
        story.genre(),
        story.genre(),
        String.format(
            Locale.ROOT,
            "A synthetic story, written by a machine (%s, seed %d) and read by synthetic voices.",
            writer,
            seed),
        "A synthetic story, written by a machine (" + writer + ") and read by synthetic voices.",
        writer + "\n" + seed + "\n" + story,
        made);
  }
}
