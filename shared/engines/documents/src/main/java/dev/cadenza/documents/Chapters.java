package dev.cadenza.documents;

import dev.cadenza.documents.Document.Chapter;
import dev.cadenza.documents.parts.Part;
import dev.cadenza.documents.parts.TextCleaner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Groups the parts of a document into chapters. */
final class Chapters {
  private final List<Chapter> finished = new ArrayList<>();
  private final List<String> paragraphs = new ArrayList<>();
  private String title = "";
  private String heading = "";
  private boolean begun;
  private boolean atStart = true;

  /**
   * By headings: those of the highest level of which there are several.
   *
   * @param parts of the whole document, in order
   */
  static List<Chapter> byHeadings(List<Part> parts) {
    int level = levelOf(parts);
    Chapters chapters = new Chapters();
    for (Part part : parts) {
      if (part.isHeading() && part.level() <= level) {
        chapters.begin(part.text());
      }
      chapters.add(part);
    }
    return chapters.end();
  }

  private static int levelOf(List<Part> parts) {
    for (int level = 1; level <= 6; level++) {
      int wanted = level;
      if (parts.stream().filter(part -> part.level() == wanted).count() > 1) {
        return level;
      }
    }
    return parts.stream().filter(Part::isHeading).mapToInt(Part::level).min().orElse(0);
  }

  /** Begins a chapter, which is omitted if no part follows. */
  void begin(String named) {
    finish();
    title = TextCleaner.clean(named);
    heading = plain(title);
  }

  /** Adds a part, unless it repeats the chapter's title. */
  void add(Part part) {
    begun = true;
    String plain = plain(part.text());
    if (atStart && !plain.isEmpty() && repeatsTitle(part, plain)) {
      heading = heading.substring(plain.length()).strip();
      return;
    }
    atStart = false;
    paragraphs.add(part.text());
  }

  /** A title may be printed in two lines: "Chapter 1", "The storm". */
  private boolean repeatsTitle(Part part, String plain) {
    return heading.equals(plain) || (part.isHeading() && heading.startsWith(plain + " "));
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }

  List<Chapter> end() {
    finish();
    return finished;
  }

  private void finish() {
    if (begun && !(title.isEmpty() && paragraphs.isEmpty())) {
      finished.add(new Chapter(title, paragraphs));
    }
    paragraphs.clear();
    title = "";
    heading = "";
    begun = false;
    atStart = true;
  }
}
