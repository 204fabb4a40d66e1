package dev.cadenza.tts;

import dev.cadenza.books.NarratedBook.Chapter;
import dev.cadenza.books.NarratedBook.Line;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.narration.Pause;
import dev.cadenza.narration.Sentence;
import dev.cadenza.narration.TimedSentence;
import dev.cadenza.narration.Timeline;
import dev.cadenza.pipeline.StepContext;
import dev.cadenza.text.rules.Markdown;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The chapters of a spoken text, in paragraphs of sentences with times. */
final class NarratedText {
  private final List<List<Line>> paragraphs = new ArrayList<>();
  private final List<Line> paragraph = new ArrayList<>();
  private String speaker = "";

  private NarratedText() {}

  /**
   * One chapter for each planned one.
   *
   * @param planned at least one, which together cover the script
   * @param title of chapters without one
   */
  static List<Chapter> chapters(
      TextToSpeech.Plan plan,
      List<PlannedChapter> planned,
      String title,
      Timeline timeline,
      StepContext context)
      throws IOException {
    List<Sentence> script = plan.script().sentences();
    List<Chapter> chapters = new ArrayList<>();
    double start = 0;
    try (Stream<TimedSentence> times = timeline.read(context)) {
      Iterator<TimedSentence> spoken = times.iterator();
      TimedSentence next = spoken.next();
      for (int i = 0; i < planned.size(); i++) {
        int to = i + 1 < planned.size() ? planned.get(i + 1).sentence() : script.size();
        NarratedText text = new NarratedText();
        for (int at = i == 0 ? 0 : planned.get(i).sentence(); at < to; at++) {
          text.add(script.get(at), next);
          next = spoken.hasNext() ? spoken.next() : null;
        }
        double end = next == null ? timeline.seconds() : next.start();
        String named = planned.get(i).title();
        chapters.add(text.chapter(named.isEmpty() ? title : named, new TimeSpan(start, end)));
        start = end;
      }
    }
    return chapters;
  }

  private void add(Sentence sentence, TimedSentence timed) {
    if (!sentence.speaker().equals(speaker)) {
      endParagraph();
    }
    speaker = sentence.speaker();
    paragraph.add(new Line(Markdown.plain(timed.text()), timed.start(), timed.end()));
    if (sentence.pause() == Pause.PARAGRAPH || sentence.pause() == Pause.CHAPTER) {
      endParagraph();
    }
  }

  private void endParagraph() {
    if (!paragraph.isEmpty()) {
      paragraphs.add(List.copyOf(paragraph));
      paragraph.clear();
    }
  }

  /** A heading that is spoken is the first paragraph. */
  private Chapter chapter(String title, TimeSpan span) {
    endParagraph();
    List<Line> first = paragraphs.getFirst();
    String text = String.join("", first.stream().map(Line::text).toList());
    return letters(text).equals(letters(title))
        ? new Chapter(
            new Line(title, first.getFirst().start(), first.getLast().end()),
            paragraphs.subList(1, paragraphs.size()),
            span)
        : new Chapter(new Line(title, span.start(), span.start()), paragraphs, span);
  }

  private static String letters(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
  }
}
