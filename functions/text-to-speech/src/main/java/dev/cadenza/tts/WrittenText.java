package dev.cadenza.tts;

import static java.util.Objects.requireNonNull;

import dev.cadenza.documents.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a job, in chapters.
 *
 * @param title empty if the text does not name it
 * @param author empty if the text does not name one
 * @param language BCP 47, as the text itself says; empty if it does not
 * @param book whether the text is that of a document and not a script for speech: brackets at the
 *     start of a line are then speakers only if the job names them
 */
record WrittenText(
    String title, String author, Optional<String> language, List<Chapter> chapters, boolean book) {
  private static final Pattern FENCE = Pattern.compile("(?m)^ {0,3}(?:```|~~~)");

  WrittenText {
    requireNonNull(title, "title");
    requireNonNull(author, "author");
    requireNonNull(language, "language");
    chapters = List.copyOf(chapters);
  }

  /**
   * @param number from 1, among all chapters of the text
   * @param title empty for text before the first heading
   * @param text with the title as it is written
   */
  record Chapter(int number, String title, String text) {}

  /** Plain text or Markdown, in chapters of the highest headings of which there are several. */
  static WrittenText of(String text) {
    // A line with # is a comment in a program.
    Pattern heading = FENCE.matcher(text).find() ? Pattern.compile("(?!)") : chapterHeading(text);
    List<Chapter> chapters = new ArrayList<>();
    Matcher begin = heading.matcher(text);
    String title = "";
    int from = 0;
    while (begin.find()) {
      add(title, text.substring(from, begin.start()), chapters);
      title = begin.group(1);
      from = begin.start();
    }
    add(title, text.substring(from), chapters);
    return new WrittenText("", "", Optional.empty(), chapters, false);
  }

  private static void add(String title, String text, List<Chapter> to) {
    if (!text.isBlank()) {
      to.add(new Chapter(to.size() + 1, title, text));
    }
  }

  private static Pattern chapterHeading(String text) {
    for (int level = 1; level <= 3; level++) {
      Pattern heading = Pattern.compile("(?m)^#{" + level + "}[ \\t]+(.+?)[ \\t#]*$");
      if (heading.matcher(text).results().limit(2).count() > 1) {
        return heading;
      }
    }
    return Pattern.compile("(?!)");
  }

  static WrittenText of(Document document) {
    List<Chapter> chapters = new ArrayList<>();
    for (Document.Chapter chapter : document.chapters()) {
      chapters.add(new Chapter(chapters.size() + 1, chapter.title(), chapter.text()));
    }
    return new WrittenText(
        document.title(), document.author(), document.language(), chapters, true);
  }

  /** In characters. */
  int length() {
    return chapters.stream()
        .mapToInt(chapter -> chapter.text().codePointCount(0, chapter.text().length()))
        .sum();
  }
}
