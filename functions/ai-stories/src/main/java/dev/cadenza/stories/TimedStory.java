package dev.cadenza.stories;

import static java.util.Objects.requireNonNull;

import dev.cadenza.engines.story.Story;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.ffmpeg.Audiobook;
import java.util.ArrayList;
import java.util.List;

/**
 * A story with the times of its narration.
 *
 * @param spans of the chapters, which together cover the whole recording
 */
record TimedStory(Story story, List<TimedChapter> chapters, List<TimeSpan> spans) {
  TimedStory {
    requireNonNull(story, "story");
    chapters = List.copyOf(chapters);
    spans = List.copyOf(spans);
  }

  /**
   * @param end of its last word
   */
  record TimedChapter(TimedLine title, List<List<TimedLine>> paragraphs, double end) {
    TimedChapter {
      paragraphs = paragraphs.stream().map(List::copyOf).toList();
    }
  }

  /**
   * @param speaker a character's name, or {@link Story#NARRATOR}
   * @param start in seconds from the recording's start
   * @param end in seconds from the recording's start
   */
  record TimedLine(String text, String speaker, double start, double end) {}

  /** A chapter lasts until the next one begins, and the last one until the end. */
  static TimedStory of(Story story, List<TimedChapter> chapters, double seconds) {
    List<TimeSpan> spans = new ArrayList<>();
    double start = 0;
    for (int i = 0; i < chapters.size(); i++) {
      double end = i + 1 < chapters.size() ? chapters.get(i + 1).title().start() : seconds;
      spans.add(new TimeSpan(start, end));
      start = end;
    }
    return new TimedStory(story, chapters, spans);
  }

  /** The chapter marks of an audiobook. */
  List<Audiobook.Chapter> marks() {
    List<Audiobook.Chapter> marks = new ArrayList<>();
    for (int i = 0; i < chapters.size(); i++) {
      TimeSpan span = spans.get(i);
      marks.add(new Audiobook.Chapter(chapters.get(i).title().text(), span.start(), span.end()));
    }
    return marks;
  }
}
