package dev.cadenza.media;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes subtitles of timed words, after the usual rules for reading them: two lines of 42
 * characters at most, seven seconds at most, a second at least where there is room, and a new one
 * at the end of a sentence and at a pause.
 */
public final class CueLayout {
  public static final int LINE_CHARACTERS = 42;
  public static final double LONGEST_SECONDS = 7;

  private static final double SHORTEST_SECONDS = 1;
  private static final double PAUSE_SECONDS = 0.7;

  private CueLayout() {}

  /**
   * @param words in order
   * @return in order, never two at a time
   */
  public static List<Cue> of(List<TimedWord> words) {
    return cues(phrases(words));
  }

  /** As {@link #of}, with a new subtitle for every sentence. */
  public static List<Cue> ofSentences(List<List<TimedWord>> sentences) {
    return cues(sentences.stream().flatMap(words -> phrases(words).stream()).toList());
  }

  /**
   * As {@link #of}, for one sentence of a text that is too long to be held.
   *
   * @param room from the end of what was shown before to the start of the next sentence, in seconds
   */
  public static List<Cue> ofSentence(List<TimedWord> words, TimeSpan room) {
    return cues(phrases(words), room);
  }

  private static List<Cue> cues(List<List<TimedWord>> phrases) {
    return cues(phrases, new TimeSpan(0, Double.MAX_VALUE));
  }

  private static List<Cue> cues(List<List<TimedWord>> phrases, TimeSpan room) {
    List<List<TimedWord>> groups = new ArrayList<>();
    for (List<TimedWord> phrase : phrases) {
      fill(phrase, groups);
    }
    List<Cue> cues = new ArrayList<>(groups.size());
    double free = room.start();
    for (int i = 0; i < groups.size(); i++) {
      double next = i + 1 < groups.size() ? groups.get(i + 1).getFirst().start() : room.end();
      Cue cue = cue(groups.get(i), free, next);
      cues.add(cue);
      free = cue.end();
    }
    return cues;
  }

  private static Cue cue(List<TimedWord> words, double free, double next) {
    double start = Math.max(free, words.getFirst().start());
    double wanted = Math.max(words.getLast().end(), start + SHORTEST_SECONDS);
    double end = Math.min(wanted, Math.min(next, start + LONGEST_SECONDS));
    return new Cue(start, Math.max(start, end), LineBreak.text(words));
  }

  /** Cuts at the ends of sentences and at pauses. */
  private static List<List<TimedWord>> phrases(List<TimedWord> words) {
    List<List<TimedWord>> phrases = new ArrayList<>();
    List<TimedWord> phrase = new ArrayList<>();
    for (TimedWord word : LineBreak.fitting(words)) {
      if (!phrase.isEmpty() && endsPhrase(phrase.getLast(), word)) {
        phrases.add(phrase);
        phrase = new ArrayList<>();
      }
      phrase.add(word);
    }
    if (!phrase.isEmpty()) {
      phrases.add(phrase);
    }
    return phrases;
  }

  private static boolean endsPhrase(TimedWord word, TimedWord next) {
    return next.start() - word.end() >= PAUSE_SECONDS
        || word.text().matches(".*[.!?…。！？][\"'”’»)\\]]*");
  }

  /** Cuts a phrase that is too long for one subtitle. */
  private static void fill(List<TimedWord> phrase, List<List<TimedWord>> groups) {
    List<TimedWord> rest = phrase;
    while (!fits(rest)) {
      int most = 1;
      while (fits(rest.subList(0, most + 1))) {
        most++;
      }
      int cut = bestCut(rest, most);
      groups.add(rest.subList(0, cut));
      rest = rest.subList(cut, rest.size());
    }
    groups.add(rest);
  }

  private static boolean fits(List<TimedWord> words) {
    return words.size() == 1
        || (words.getLast().end() - words.getFirst().start() <= LONGEST_SECONDS
            && LineBreak.fits(words));
  }

  /** The last comma in the second half of what fits, or else all that fits. */
  private static int bestCut(List<TimedWord> words, int most) {
    for (int cut = most; cut > most / 2; cut--) {
      if (words.get(cut - 1).text().matches(".*[,;:–—、，；：][\"'”’»)\\]]*")) {
        return cut;
      }
    }
    return most;
  }
}
