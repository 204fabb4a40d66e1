package dev.cadenza.embeddedengines;

import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.TimedWord;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The start of a spoken word.
 *
 * @param position of the word in the text, in code points
 * @param seconds since the text's start
 */
record WordEvent(int position, double seconds) {
  private static final Pattern WORD = Pattern.compile("\\S+");

  /**
   * The times of words separated by spaces. A word may be spoken as several, with several events;
   * or together with the previous one, as in "of the", and then shares its time.
   *
   * @param events in the order of the audio
   * @param seconds the duration of the text
   */
  static List<TimedWord> words(String text, List<WordEvent> events, double seconds) {
    List<TimedWord> words = new ArrayList<>();
    StringBuilder together = new StringBuilder();
    double start = 0;
    int next = 0;
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      int end = text.codePointCount(0, word.end());
      if (next < events.size() && events.get(next).position() < end) {
        double time = Math.clamp(events.get(next).seconds(), start, seconds);
        words.addAll(TimedWord.spread(together.toString(), new TimeSpan(start, time)));
        together.setLength(0);
        start = time;
      }
      while (next < events.size() && events.get(next).position() < end) {
        next++;
      }
      together.append(word.group()).append(' ');
    }
    words.addAll(TimedWord.spread(together.toString(), new TimeSpan(start, seconds)));
    return words;
  }
}
