package dev.cadenza.tts;

import dev.cadenza.media.ffmpeg.Audiobook;
import dev.cadenza.narration.TimedSentence;
import dev.cadenza.narration.Timeline;
import dev.cadenza.pipeline.StepContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The chapters of a recording, which together cover all of it.
 *
 * @param all in order; empty without several chapters
 */
record ChapterMarks(List<Audiobook.Chapter> all) {
  /** The title of text before the first heading of a text that has no title either. */
  private static final String BEGINNING = "–";

  ChapterMarks {
    all = List.copyOf(all);
  }

  static ChapterMarks of(TextToSpeech.Plan plan, Timeline timeline, StepContext context)
      throws IOException {
    List<PlannedChapter> planned = plan.chapters().size() > 1 ? plan.chapters() : List.of();
    List<Double> starts = new ArrayList<>();
    try (Stream<TimedSentence> sentences = timeline.read(context)) {
      int at = 0;
      for (TimedSentence sentence : (Iterable<TimedSentence>) sentences::iterator) {
        if (starts.size() < planned.size() && planned.get(starts.size()).sentence() == at) {
          starts.add(starts.isEmpty() ? 0 : sentence.start());
        }
        at++;
      }
    }
    List<Audiobook.Chapter> marks = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      double end = i + 1 < starts.size() ? starts.get(i + 1) : timeline.seconds();
      if (end > starts.get(i)) {
        marks.add(new Audiobook.Chapter(title(planned.get(i), plan), starts.get(i), end));
      }
    }
    return new ChapterMarks(marks);
  }

  private static String title(PlannedChapter chapter, TextToSpeech.Plan plan) {
    String title = chapter.title().isEmpty() ? plan.title() : chapter.title();
    return title.isEmpty() ? BEGINNING : title;
  }
}
