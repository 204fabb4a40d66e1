package dev.cadenza.stories;

import dev.cadenza.engines.story.Story;
import dev.cadenza.engines.story.Story.Chapter;
import dev.cadenza.engines.story.Story.Paragraph;
import dev.cadenza.narration.Pause;
import dev.cadenza.narration.Script;
import dev.cadenza.narration.Sentence;
import dev.cadenza.narration.TimedSentence;
import dev.cadenza.stories.TimedStory.TimedChapter;
import dev.cadenza.stories.TimedStory.TimedLine;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The spoken form of a story: with chapter titles, and pauses between sections. */
record Reading(Story story) {
  static final String NARRATOR = "narrator";

  /** The narrator's key in casts and scripts; it cannot be a character's name. */
  static String speaker(String name) {
    return name.equals(Story.NARRATOR) ? NARRATOR : "as " + name;
  }

  Script script() {
    List<Sentence> sentences = new ArrayList<>();
    for (Chapter chapter : story.chapters()) {
      sentences.addAll(Sentence.of(NARRATOR, heading(chapter)));
      for (Paragraph paragraph : chapter.paragraphs()) {
        paragraph.sentences().forEach(sentence -> sentences.addAll(spoken(sentence)));
        pause(sentences, Pause.PARAGRAPH);
      }
      pause(sentences, Pause.CHAPTER);
    }
    return Script.of(sentences);
  }

  /** Titles get a full stop: otherwise they would join the next sentence. */
  private static String heading(Chapter chapter) {
    return chapter.title().matches(".*[.!?…]") ? chapter.title() : chapter.title() + ".";
  }

  private static List<Sentence> spoken(Story.Sentence sentence) {
    return Sentence.of(speaker(sentence.speaker()), sentence.text()).stream()
        .map(it -> it.followedBy(Pause.SENTENCE))
        .toList();
  }

  private static void pause(List<Sentence> sentences, Pause pause) {
    if (!sentences.isEmpty()) {
      sentences.add(sentences.removeLast().followedBy(pause));
    }
  }

  /**
   * Assigns the times of the script's sentences to the story's.
   *
   * @param times those of {@link #script}, in order
   * @param seconds the duration of the recording
   */
  TimedStory timed(Iterator<TimedSentence> times, double seconds) {
    List<TimedChapter> chapters = new ArrayList<>();
    Clock clock = new Clock(times);
    for (Chapter chapter : story.chapters()) {
      TimedLine title =
          clock.next(
              chapter.title(), Story.NARRATOR, Sentence.of(NARRATOR, heading(chapter)).size());
      List<List<TimedLine>> paragraphs = new ArrayList<>();
      for (Paragraph paragraph : chapter.paragraphs()) {
        paragraphs.add(
            paragraph.sentences().stream()
                .map(it -> clock.next(it.text(), it.speaker(), spoken(it).size()))
                .toList());
      }
      chapters.add(new TimedChapter(title, paragraphs, clock.now));
    }
    return TimedStory.of(story, chapters, seconds);
  }

  private static final class Clock {
    private final Iterator<TimedSentence> times;
    private double now;

    Clock(Iterator<TimedSentence> times) {
      this.times = times;
    }

    /** Text without letters is not spoken and has no duration. */
    TimedLine next(String text, String speaker, int spoken) {
      double start = now;
      for (int i = 0; i < spoken; i++) {
        TimedSentence sentence = times.next();
        start = i == 0 ? sentence.start() : start;
        now = sentence.end();
      }
      return new TimedLine(text, speaker, start, now);
    }
  }
}
