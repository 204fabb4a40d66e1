package dev.cadenza.tts;

import dev.cadenza.jobs.parameters.RequestedChapters;
import dev.cadenza.jobs.parameters.SpeechOutputs;
import dev.cadenza.model.PermanentFailure;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The chosen chapters of a text. */
final class ChapterChoice {
  /** A page of results has links to all files of its jobs. */
  private static final int MOST_FILES = 100;

  /** Named in an error. */
  private static final int MOST = 30;

  private ChapterChoice() {}

  /**
   * @throws PermanentFailure {@code no_such_chapter}, with the chapters that there are
   */
  static WrittenText of(WrittenText text, RequestedChapters wanted) {
    if (wanted.areAll()) {
      return text;
    }
    wanted.ranges().stream()
        .filter(range -> range.last() > text.chapters().size())
        .findFirst()
        .ifPresent(
            range -> {
              throw noSuchChapter(text, range);
            });
    List<WrittenText.Chapter> chosen =
        text.chapters().stream().filter(chapter -> wanted.contains(chapter.number())).toList();
    return new WrittenText(text.title(), text.author(), text.language(), chosen, text.book());
  }

  /**
   * Checks that chapters which are wanted as files are not too many.
   *
   * @param number of the spoken chapters
   * @throws PermanentFailure {@code too_many_chapters}
   */
  static void requireFewFiles(int number, SpeechOutputs wanted) {
    if (wanted.chapters() && number > MOST_FILES) {
      throw new PermanentFailure(
          "too_many_chapters",
          String.format(
              Locale.ROOT,
              "The text has %d chapters, and at most %d are made as files. Choose fewer with"
                  + " \"chapters\", or omit \"chapters\" from \"outputs\".",
              number,
              MOST_FILES));
    }
  }

  private static PermanentFailure noSuchChapter(WrittenText text, RequestedChapters.Range range) {
    int number = text.chapters().size();
    String names =
        text.chapters().stream()
            .limit(MOST)
            .map(chapter -> (chapter.number() + " " + chapter.title()).strip())
            .collect(Collectors.joining("; "));
    return new PermanentFailure(
        "no_such_chapter",
        String.format(
            Locale.ROOT,
            "\"chapters\" contains %s, but the text has %d %s: %s%s",
            range,
            number,
            number == 1 ? "chapter" : "chapters",
            names,
            number > MOST ? "; …" : "."));
  }
}
