package dev.cadenza.awsengines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.TimedWord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads Polly's speech marks: one JSON object per line, with the time in milliseconds and the
 * position of the word in the sent text, in bytes of UTF-8.
 */
final class SpeechMarks {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern WORD = Pattern.compile("\\S+");

  private SpeechMarks() {}

  private record Mark(int at, double seconds) {}

  /**
   * The times of words separated by spaces; a word without a mark shares the time of the previous
   * one.
   */
  static List<TimedWord> read(byte[] lines, PollyText input, double seconds) throws IOException {
    List<Mark> marks = marks(lines);
    List<TimedWord> words = new ArrayList<>();
    StringBuilder together = new StringBuilder();
    double start = 0;
    int next = 0;
    int end = bytes(input.before());
    int read = 0;
    Matcher escaped = WORD.matcher(input.escaped());
    Matcher plain = WORD.matcher(input.text());
    while (escaped.find() && plain.find()) {
      end += bytes(input.escaped().substring(read, escaped.end()));
      read = escaped.end();
      if (next < marks.size() && marks.get(next).at() < end) {
        double time = Math.clamp(marks.get(next).seconds(), start, Math.max(start, seconds));
        words.addAll(TimedWord.spread(together.toString(), new TimeSpan(start, time)));
        together.setLength(0);
        start = time;
      }
      while (next < marks.size() && marks.get(next).at() < end) {
        next++;
      }
      together.append(plain.group()).append(' ');
    }
    words.addAll(
        TimedWord.spread(together.toString(), new TimeSpan(start, Math.max(start, seconds))));
    return words;
  }

  private static List<Mark> marks(byte[] lines) throws IOException {
    List<Mark> marks = new ArrayList<>();
    try (MappingIterator<JsonNode> objects = JSON.readerFor(JsonNode.class).readValues(lines)) {
      while (objects.hasNextValue()) {
        JsonNode mark = objects.nextValue();
        if (mark.path("type").asText().equals("word")) {
          marks.add(new Mark(mark.path("start").asInt(), mark.path("time").asDouble() / 1000));
        }
      }
    }
    return marks;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
