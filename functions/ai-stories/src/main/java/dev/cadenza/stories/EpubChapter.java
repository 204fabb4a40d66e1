package dev.cadenza.stories;

import dev.cadenza.media.TimeSpan;
import dev.cadenza.stories.TimedStory.TimedChapter;
import dev.cadenza.stories.TimedStory.TimedLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A chapter in an EPUB: its page, its audio, and the media overlay that links sentences to times.
 */
record EpubChapter(TimedStory timed, int index) {
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

  private TimedChapter chapter() {
    return timed.chapters().get(index);
  }

  private TimeSpan span() {
    return timed.spans().get(index);
  }

  String xhtml() {
    StringBuilder body = new StringBuilder();
    body.append("      <h1 id=\"s0\">%s</h1>\n".formatted(Xml.escape(chapter().title().text())));
    int sentence = 0;
    for (List<TimedLine> paragraph : chapter().paragraphs()) {
      List<String> spans = new ArrayList<>();
      for (TimedLine line : paragraph) {
        sentence++;
        spans.add(
            String.format(
                Locale.ROOT, "<span id=\"s%d\">%s</span>", sentence, Xml.escape(line.text())));
      }
      body.append("      <p>").append(String.join(" ", spans)).append("</p>\n");
    }
    return Resource.filled(
        "epub/chapter.xhtml",
        Map.of(
            "language", Xml.escape(timed.story().language()),
            "title", Xml.escape(chapter().title().text()),
            "body", body.toString().stripTrailing()));
  }

  /** One clip per sentence, without gaps: pauses belong to the clips. */
  String smil() {
    StringBuilder clips = new StringBuilder();
    List<TimedLine> lines = chapter().lines().toList();
    double begin = 0;
    for (int i = 0; i < lines.size(); i++) {
      double end = nextStart(lines, i) - span().start();
      if (lines.get(i).end() > lines.get(i).start()) {
        clips.append(clip(i, begin, end));
        begin = end;
      }
    }
    return Resource.filled(
        "epub/chapter.smil", Map.of("page", page(), "clips", clips.toString().stripTrailing()));
  }

  private double nextStart(List<TimedLine> lines, int index) {
    for (int i = index + 1; i < lines.size(); i++) {
      if (lines.get(i).end() > lines.get(i).start()) {
        return lines.get(i).start();
      }
    }
    return span().end();
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
    return span().seconds();
  }
}
