package dev.cadenza.transcripts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.engines.Transcript.Word;
import dev.cadenza.http.wire.WireException;
import dev.cadenza.media.TimeSpan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the segments of an edited transcript, and collects the errors of each. */
final class SubmittedTranscript {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final int MAX_SEGMENTS = 50_000;
  private static final int MAX_TEXT = 20_000;
  private static final int MAX_SPEAKER = 100;

  /** Clients may round times to milliseconds. */
  private static final double ROUNDING = 0.001;

  /** Characters that have no place in a text: controls, and halves of characters. */
  private static final Pattern UNWRITABLE = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\t\\n\\r]]");

  private final TranscriptDocument before;
  private final List<Word> words;
  private final Map<String, Object> errors = new LinkedHashMap<>();

  private SubmittedTranscript(TranscriptDocument before) {
    this.before = before;
    this.words = before.segments().stream().flatMap(it -> it.words().stream()).toList();
  }

  /**
   * @param before the version that was edited: unchanged words keep its times
   * @param segments a JSON array
   * @throws WireException 400, with the errors by the number of the segment
   */
  static TranscriptDocument read(TranscriptDocument before, Object segments) {
    return new SubmittedTranscript(before).read(JSON.<JsonNode>valueToTree(segments));
  }

  private TranscriptDocument read(JsonNode list) {
    if (!list.isArray()) {
      throw WireException.invalid("segments", "Expected a list of segments.");
    }
    if (list.size() > MAX_SEGMENTS) {
      throw WireException.invalid(
          "segments", "Ensure this field has no more than " + MAX_SEGMENTS + " elements.");
    }
    List<Passage> segments = new ArrayList<>(list.size());
    double earliest = 0;
    for (int i = 0; i < list.size(); i++) {
      Map<String, Object> wrong = new LinkedHashMap<>();
      JsonNode node = list.get(i);
      if (!node.isObject()) {
        wrong.put("non_field_errors", List.of("Expected an object."));
      } else {
        segment(node, earliest, wrong, segments);
      }
      if (!wrong.isEmpty()) {
        errors.put(Integer.toString(i), wrong);
      } else {
        earliest = segments.getLast().start();
      }
    }
    if (!errors.isEmpty()) {
      throw WireException.invalid(Map.of("segments", errors));
    }
    return before.with(segments);
  }

  private void segment(
      JsonNode node, double earliest, Map<String, Object> wrong, List<Passage> segments) {
    double start = time(node, "start", wrong);
    double end = time(node, "end", wrong);
    String text = text(node, "text", MAX_TEXT, wrong);
    String speaker =
        node.path("speaker").isMissingNode() || node.path("speaker").isNull()
            ? ""
            : text(node, "speaker", MAX_SPEAKER, wrong);
    if (!wrong.isEmpty()) {
      return;
    }
    if (end < start) {
      wrong.put("end", List.of("The end must not be before the start."));
    } else if (start < earliest) {
      wrong.put("start", List.of("Segments must be in the order of their starts."));
    } else {
      TimeSpan span = new TimeSpan(start, end);
      List<Word> given = given(node.path("words"), text, span, wrong);
      if (wrong.isEmpty()) {
        List<Word> timed = given.isEmpty() ? WordTimes.of(text, span, words) : given;
        segments.add(Passage.of(speaker, start, end, text, timed));
      }
    }
  }

  private double time(JsonNode node, String field, Map<String, Object> wrong) {
    JsonNode value = node.path(field);
    if (value.isMissingNode()) {
      wrong.put(field, List.of("This field is required."));
    } else if (!value.isNumber()) {
      wrong.put(field, List.of("A valid number is required."));
    } else if (!(value.doubleValue() >= 0 && value.doubleValue() <= before.duration() + ROUNDING)) {
      wrong.put(
          field, List.of("Ensure this value is from 0 to " + before.duration() + ", in seconds."));
    } else {
      return Math.min(value.doubleValue(), before.duration());
    }
    return 0;
  }

  private static String text(JsonNode node, String field, int longest, Map<String, Object> wrong) {
    JsonNode value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      wrong.put(field, List.of("This field is required."));
    } else if (!value.isTextual() || UNWRITABLE.matcher(value.textValue()).find()) {
      wrong.put(field, List.of("Not a valid string."));
    } else if (value.textValue().isBlank()) {
      wrong.put(field, List.of("This field may not be blank."));
    } else if (value.textValue().length() > longest) {
      wrong.put(field, List.of("Ensure this field has no more than " + longest + " characters."));
    } else {
      return String.join(" ", value.textValue().strip().split("\\s+"));
    }
    return "";
  }

  /** The times of the words that a client sends; none if they are not those of the text. */
  private List<Word> given(JsonNode list, String text, TimeSpan span, Map<String, Object> wrong) {
    if (list.isMissingNode() || list.isNull()) {
      return List.of();
    }
    List<Word> given = new ArrayList<>();
    double earliest = span.start() - ROUNDING;
    for (JsonNode node : list) {
      double start = node.path("start").asDouble(-1);
      double end = node.path("end").asDouble(-1);
      double confidence = node.path("confidence").asDouble(1);
      boolean possible =
          node.path("word").isTextual()
              && start >= earliest
              && end >= start
              && end <= span.end() + ROUNDING
              && confidence >= 0
              && confidence <= 1;
      if (!possible) {
        wrong.put(
            "words",
            List.of(
                "Expected a list of words with \"word\", \"start\", \"end\" and \"confidence\", in"
                    + " the time of their segment. Leave it out, and the times are computed."));
        return List.of();
      }
      given.add(new Word(node.path("word").textValue(), start, end, confidence));
      earliest = start;
    }
    String said = String.join(" ", given.stream().map(Word::word).toList());
    return said.equals(text) ? given : List.of();
  }
}
