package dev.cadenza.books;

import dev.cadenza.books.NarratedBook.Chapter;
import dev.cadenza.books.NarratedBook.Line;
import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A chapter in an EPUB: its page, its audio, and the media overlay that links sentences to times.
 *
 * @param index from 0
 */
record EpubChapter(NarratedBook book, int index) {
  /** Scripts without spaces between sentences. */
  private static final Set<UnicodeScript> UNSPACED =
      Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);

  String id() {
    return "chapter-" + (index + 1);
  }

  String page() {
    return id() + ".xhtml";
  }

  String overlay() {
    return id() + ".smil";
  }

  String audio() {
    return "audio/" + id() + ".mp3";
  }

  String title() {
    return chapter().title().text();
  }

  private Chapter chapter() {
    return book.chapters().get(index);
  }

  String xhtml() {
    StringBuilder body = new StringBuilder();
    body.append("      <h1 id=\"s0\">%s</h1>\n".formatted(Xml.escape(title())));
    int sentence = 0;
    for (List<Line> paragraph : chapter().paragraphs()) {
      body.append("      <p>");
      for (int i = 0; i < paragraph.size(); i++) {
        sentence++;
        body.append(i == 0 ? "" : space(paragraph.get(i - 1).text()))
            .append(
                String.format(
                    Locale.ROOT,
                    "<span id=\"s%d\">%s</span>",
                    sentence,
                    Xml.escape(paragraph.get(i).text())));
      }
      body.append("</p>\n");
    }
    return Resource.filled(
        "epub/chapter.xhtml",
        Map.of(
            "language", Xml.escape(book.details().language()),
            "title", Xml.escape(title()),
            "body", body.toString().stripTrailing()));
  }

  private static String space(String before) {
    int[] letters = before.codePoints().filter(Character::isLetter).toArray();
    boolean unspaced =
        letters.length > 0 && UNSPACED.contains(UnicodeScript.of(letters[letters.length - 1]));
    return unspaced ? "" : " ";
  }

  /** One clip per sentence, without gaps: pauses belong to the clips. */
  String smil() {
    StringBuilder clips = new StringBuilder();
    List<Line> lines = chapter().lines().toList();
    double begin = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isNarrated()) {
        double end = nextStart(lines, i) - chapter().span().start();
        clips.append(clip(i, begin, end));
        begin = end;
      }
    }
    return Resource.filled(
        "epub/chapter.smil", Map.of("page", page(), "clips", clips.toString().stripTrailing()));
  }

  private double nextStart(List<Line> lines, int index) {
    return lines.subList(index + 1, lines.size()).stream()
        .filter(Line::isNarrated)
        .findFirst()
        .map(Line::start)
        .orElse(chapter().span().end());
  }

  private String clip(int sentence, double begin, double end) {
    return String.format(
        Locale.ROOT,
        "      <par id=\"p%d\"><text src=\"%s#s%d\"/><audio src=\"%s\" clipBegin=\"%.3fs\""
            + " clipEnd=\"%.3fs\"/></par>\n",
        sentence,
        page(),
        sentence,
        audio(),
        downToMillis(begin),
        downToMillis(end));
  }

  /** Rounded up, the last clip would end after the audio. */
  private static double downToMillis(double seconds) {
    return Math.floor(seconds * 1000 + 1e-6) / 1000;
  }

  /** The duration of its overlay, in seconds. */
  double seconds() {
    return chapter().span().seconds();
  }
}
