package dev.cadenza.transcripts;

import dev.cadenza.engines.Transcript.Word;
import dev.cadenza.media.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces a text in all segments.
 *
 * @param find not empty; it is a text, and no pattern
 * @param replacement may be empty: then the found text is removed
 * @param matchCase whether capitals are significant
 * @param wholeWords whether parts of words are left out
 */
record Replacement(String find, String replacement, boolean matchCase, boolean wholeWords) {
  /**
   * @param count of the places that were replaced
   */
  record Replaced(TranscriptDocument document, int count) {}

  private Pattern pattern() {
    String quoted = Pattern.quote(find);
    String words = "(?<![\\p{L}\\p{M}\\p{N}])" + quoted + "(?![\\p{L}\\p{M}\\p{N}])";
    int flags = matchCase ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    return Pattern.compile(wholeWords ? words : quoted, flags);
  }

  /** A segment of which nothing is left is removed. */
  Replaced in(TranscriptDocument document) {
    Pattern pattern = pattern();
    List<Word> words = document.segments().stream().flatMap(it -> it.words().stream()).toList();
    List<Passage> segments = new ArrayList<>();
    int count = 0;
    for (Passage segment : document.segments()) {
      Matcher matcher = pattern.matcher(segment.text());
      int here = (int) matcher.results().count();
      count += here;
      if (here == 0) {
        segments.add(segment);
        continue;
      }
      String text =
          String.join(
              " ", matcher.replaceAll(Matcher.quoteReplacement(replacement)).strip().split("\\s+"));
      if (!text.isEmpty()) {
        TimeSpan span = new TimeSpan(segment.start(), segment.end());
        List<Word> timed = WordTimes.of(text, span, words);
        segments.add(Passage.of(segment.speaker(), segment.start(), segment.end(), text, timed));
      }
    }
    return new Replaced(document.with(segments), count);
  }
}
