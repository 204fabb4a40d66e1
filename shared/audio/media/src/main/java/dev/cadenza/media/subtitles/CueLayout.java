package dev.cadenza.media.subtitles;

import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.TimedWord;
import java.util.ArrayList;
import java.util.List;

/**
 * Creates subtitles from timed words, by common rules for readability.
 *
 * <p>They keep the limits of {@link CueOptions}; by default at most two lines of 42 characters and
 * seven seconds. They are long enough to be read if possible; a new one begins at the end of a
 * sentence and at a pause. A sentence that needs several is split at the ends of its clauses if
 * possible, into parts of similar length, without isolated short words. Neither a subtitle nor a
 * line ends after an article or a title if there is another way. Subtitles do not overlap, and stay
 * within the allowed time.
 */
public final class CueLayout {
  private CueLayout() {}

  /**
   * @param words in order
   * @param room the allowed time for subtitles, in seconds: the whole recording, or from the end of
   *     the previous ones to the start of the next words
   * @return in order, without overlaps
   */
  public static List<Cue> of(List<TimedWord> words, TimeSpan room) {
    return ofSentences(List.of(words), room);
  }

  /** Like {@link #of}, with a new subtitle for every sentence. */
  public static List<Cue> ofSentences(List<List<TimedWord>> sentences, TimeSpan room) {
    return ofSentences(sentences, room, CueOptions.STANDARD);
  }

  /** Like {@link #ofSentences}, with other limits. */
  public static List<Cue> ofSentences(
      List<List<TimedWord>> sentences, TimeSpan room, CueOptions options) {
    return drafts(sentences, room, options).stream().map(CueDraft::cue).toList();
  }

  /**
   * Like {@link #ofSentences}, with the words in them.
   *
   * @return parts that number the words of all sentences together
   */
  public static List<CueDraft> drafts(
      List<List<TimedWord>> sentences, TimeSpan room, CueOptions options) {
    List<List<CuePart>> groups = new ArrayList<>();
    int words = 0;
    for (List<TimedWord> given : sentences) {
      for (List<CuePart> sentence : cut(CueParts.of(given, words, options.maxLineChars()))) {
        groups.addAll(CueGroups.of(sentence, options));
      }
      words += given.size();
    }
    return new CueTimes(room, options).of(groups);
  }

  /** Splits at the ends of sentences. */
  private static List<List<CuePart>> cut(List<CuePart> parts) {
    List<List<CuePart>> sentences = new ArrayList<>();
    int start = 0;
    for (int i = 1; i < parts.size(); i++) {
      boolean number = i == start + 1 && Seam.isWithoutLetters(parts.get(start));
      if (!number && Seam.endsSentence(parts.get(i - 1), parts.get(i))) {
        sentences.add(parts.subList(start, i));
        start = i;
      }
    }
    if (start < parts.size()) {
      sentences.add(parts.subList(start, parts.size()));
    }
    return sentences;
  }
}
