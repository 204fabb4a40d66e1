package dev.cadenza.tts;

import dev.cadenza.narration.Pause;
import dev.cadenza.narration.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/**
 * The sentences of a text, and the chapters that have any.
 *
 * @param chapters by the index of their first sentence, in order
 */
record ChapteredScript(List<Sentence> sentences, List<PlannedChapter> chapters) {
  ChapteredScript {
    sentences = List.copyOf(sentences);
    chapters = List.copyOf(chapters);
  }

  /**
   * @param named the speakers with a voice
   */
  static ChapteredScript of(WrittenText text, Set<String> named) {
    MarkedText reader = new MarkedText(named, text.book());
    List<Sentence> sentences = new ArrayList<>();
    List<PlannedChapter> chapters = new ArrayList<>();
    for (WrittenText.Chapter chapter : text.chapters()) {
      List<Sentence> spoken = reader.next(chapter.text());
      if (!spoken.isEmpty()) {
        if (!sentences.isEmpty()) {
          sentences.add(sentences.removeLast().followedBy(Pause.CHAPTER));
        }
        chapters.add(new PlannedChapter(chapter.title(), sentences.size(), chapter.number()));
        sentences.addAll(spoken);
      }
    }
    return new ChapteredScript(sentences, chapters);
  }

  /**
   * The chapters of the sentences that can be spoken.
   *
   * @param place the index of the first spoken sentence from a written one on
   * @param length the number of spoken sentences
   */
  List<PlannedChapter> spoken(IntUnaryOperator place, int length) {
    List<PlannedChapter> spoken = new ArrayList<>();
    for (int i = 0; i < chapters.size(); i++) {
      int from = place.applyAsInt(chapters.get(i).sentence());
      int to = i + 1 < chapters.size() ? place.applyAsInt(chapters.get(i + 1).sentence()) : length;
      if (from < to) {
        PlannedChapter chapter = chapters.get(i);
        spoken.add(new PlannedChapter(chapter.title(), from, chapter.number()));
      }
    }
    return spoken;
  }
}
