package dev.cadenza.awsengines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.engines.Transcript;
import dev.cadenza.engines.Transcript.Segment;
import dev.cadenza.engines.Transcript.Word;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads Amazon Transcribe's JSON: words and punctuation in order, with numbers as texts. */
final class TranscribeOutput {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /** Longer than a breath between two clauses. */
  private static final double PAUSE_SECONDS = 0.8;

  private static final String SENTENCE_ENDS = ".!?。！？؟।";

  private TranscribeOutput() {}

  static Transcript read(byte[] content, String language) throws IOException {
    List<List<Word>> sentences = new ArrayList<>();
    boolean ended = true;
    for (JsonNode item : JSON.readTree(content).at("/results/items")) {
      String text = item.at("/alternatives/0/content").asText();
      if (item.path("type").asText().equals("punctuation")) {
        ended |= mark(text, sentences);
        continue;
      }
      Word word = word(item, text);
      if (ended || word.start() - sentences.getLast().getLast().end() > PAUSE_SECONDS) {
        sentences.add(new ArrayList<>());
      }
      sentences.getLast().add(word);
      ended = false;
    }
    return new Transcript(language, sentences.stream().map(Segment::of).toList());
  }

  private static Word word(JsonNode item, String text) {
    double start = item.path("start_time").asDouble();
    double end = Math.max(start, item.path("end_time").asDouble());
    return new Word(
        text, start, end, Math.clamp(item.at("/alternatives/0/confidence").asDouble(), 0, 1));
  }

  /**
   * Appends a mark to the last word.
   *
   * @return whether it ends a sentence
   */
  private static boolean mark(String mark, List<List<Word>> sentences) {
    if (sentences.isEmpty()) {
      return false;
    }
    List<Word> words = sentences.getLast();
    Word last = words.removeLast();
    words.add(new Word(last.word() + mark, last.start(), last.end(), last.confidence()));
    return !mark.isEmpty() && SENTENCE_ENDS.contains(mark);
  }
}
