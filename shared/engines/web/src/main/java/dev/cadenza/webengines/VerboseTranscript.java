package dev.cadenza.webengines;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.engines.Transcript;
import dev.cadenza.engines.Transcript.Segment;
import dev.cadenza.engines.Transcript.Word;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.TimedWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads the {@code verbose_json} of Whisper's servers. They differ: OpenAI lists all words beside
 * the segments, others list each segment's words within it, and some return no words.
 */
record VerboseTranscript(JsonNode answer, Excerpt excerpt) {
  /** The confidence if a server does not return it. */
  private static final double UNTOLD = 1;

  private record Spoken(TimedWord word, double confidence) {}

  /**
   * @param asked the requested language
   */
  Transcript transcript(String asked) {
    List<JsonNode> segments = new ArrayList<>();
    answer.path("segments").forEach(segments::add);
    List<Spoken> words = new ArrayList<>();
    if (!answer.path("words").isEmpty()) {
      answer.path("words").forEach(word -> words.add(spoken(word, confidenceAt(word, segments))));
    } else if (!segments.isEmpty()) {
      segments.forEach(segment -> words.addAll(wordsOf(segment)));
    } else {
      words.addAll(spread(answer.path("text").asText(), 0, end(), UNTOLD));
    }
    return new Transcript(language(asked), segments(words, segments));
  }

  private double end() {
    int last = excerpt.parts().size() - 1;
    return excerpt.starts().get(last) + excerpt.parts().get(last).seconds();
  }

  private static List<Spoken> wordsOf(JsonNode segment) {
    if (segment.path("words").isEmpty()) {
      return spread(
          segment.path("text").asText(),
          segment.path("start").asDouble(),
          segment.path("end").asDouble(),
          confidence(segment));
    }
    List<Spoken> words = new ArrayList<>();
    segment
        .path("words")
        .forEach(
            word ->
                words.add(spoken(word, word.path("probability").asDouble(confidence(segment)))));
    return words;
  }

  private static List<Spoken> spread(String text, double start, double end, double confidence) {
    TimeSpan span = new TimeSpan(Math.max(0, start), Math.max(Math.max(0, start), end));
    return TimedWord.spread(text, span).stream().map(it -> new Spoken(it, confidence)).toList();
  }

  private static Spoken spoken(JsonNode word, double confidence) {
    double start = Math.max(0, word.path("start").asDouble());
    double end = Math.max(start, word.path("end").asDouble());
    return new Spoken(new TimedWord(word.path("word").asText().strip(), start, end), confidence);
  }

  private static double confidenceAt(JsonNode word, List<JsonNode> segments) {
    double start = word.path("start").asDouble();
    return segments.stream()
        .filter(segment -> start < segment.path("end").asDouble())
        .findFirst()
        .map(VerboseTranscript::confidence)
        .orElse(UNTOLD);
  }

  /** A segment has the mean log probability of its tokens. */
  private static double confidence(JsonNode segment) {
    return segment.has("avg_logprob")
        ? rounded(Math.clamp(Math.exp(segment.path("avg_logprob").asDouble()), 0, 1))
        : UNTOLD;
  }

  private static double rounded(double number) {
    return Math.round(number * 1000) / 1000.0;
  }

  /** A segment of the transcript lies within a part of the recording and a segment of the model. */
  private List<Segment> segments(List<Spoken> words, List<JsonNode> segments) {
    Map<Integer, Map<Integer, List<Word>>> grouped = new TreeMap<>();
    for (Spoken spoken : words) {
      TimedWord word = spoken.word();
      if (!word.text().isBlank()) {
        int part = excerpt.partAt(word.start());
        double start = excerpt.timeIn(part, word.start());
        double end = Math.max(start, excerpt.timeIn(part, word.end()));
        double confidence = Math.clamp(spoken.confidence(), 0, 1);
        grouped
            .computeIfAbsent(part, _ -> new TreeMap<>())
            .computeIfAbsent(segmentAt(word.start(), segments), _ -> new ArrayList<>())
            .add(
                new Word(
                    word.text(),
                    rounded(start),
                    Math.max(rounded(start), rounded(end)),
                    confidence));
      }
    }
    return grouped.values().stream().flatMap(it -> it.values().stream()).map(Segment::of).toList();
  }

  private static int segmentAt(double seconds, List<JsonNode> segments) {
    return (int)
        segments.stream().filter(segment -> segment.path("end").asDouble() <= seconds).count();
  }

  /** The requested or detected one: servers return its code or its English name. */
  private String language(String asked) {
    String language = answer.path("language").asText().strip().toLowerCase(Locale.ROOT);
    return asked.equals("und") ? code(language).orElse(asked) : asked;
  }

  private static Optional<String> code(String language) {
    return Stream.of(Locale.getISOLanguages())
        .filter(
            code ->
                code.equals(language)
                    || Locale.of(code)
                        .getDisplayLanguage(Locale.ENGLISH)
                        .equalsIgnoreCase(language))
        .findFirst();
  }
}
