package dev.cadenza.transcripts.lines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.http.wire.WireException;
import dev.cadenza.jobs.parameters.LineRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads edited lines, and collects the errors of each. */
public final class SubmittedLines {
  /** The name of the list in a body, and in its errors. */
  public static final String NAME = "lines";

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /** Clients may round times to milliseconds. */
  private static final double ROUNDING = 0.001;

  /** Characters that have no place in a text: controls, and halves of characters. */
  private static final Pattern UNWRITABLE = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\t\\n\\r]]");

  private final LinesDocument before;

  private SubmittedLines(LinesDocument before) {
    this.before = before;
  }

  /**
   * @param before the version that was edited
   * @param lines a JSON array
   * @throws WireException 400, with the errors by the number of the line, from 0
   */
  public static LinesDocument read(LinesDocument before, Object lines) {
    return new SubmittedLines(before).read(JSON.<JsonNode>valueToTree(lines));
  }

  private LinesDocument read(JsonNode list) {
    if (!list.isArray()) {
      throw WireException.invalid(NAME, "Expected a list of lines.");
    }
    if (list.size() > LineRules.MAX_LINES) {
      throw WireException.invalid(
          NAME, "Ensure this field has no more than " + LineRules.MAX_LINES + " elements.");
    }
    if (list.isEmpty()) {
      throw WireException.invalid(NAME, "A dub needs at least one line.");
    }
    List<Line> lines = new ArrayList<>(list.size());
    Map<String, Object> errors = new LinkedHashMap<>();
    for (int i = 0; i < list.size(); i++) {
      Map<String, Object> wrong = new LinkedHashMap<>();
      Line line = line(list.get(i), wrong);
      if (wrong.isEmpty()) {
        lines.add(line.fittedLike(before.lines()));
      } else {
        errors.put(Integer.toString(i), wrong);
      }
    }
    if (!errors.isEmpty()) {
      throw WireException.invalid(Map.of(NAME, errors));
    }
    lines.sort(Comparator.comparingDouble(Line::start));
    return before.with(lines);
  }

  private Line line(JsonNode node, Map<String, Object> wrong) {
    if (!node.isObject()) {
      wrong.put("non_field_errors", List.of("Expected an object."));
      return null;
    }
    double start = time(node, "start", wrong);
    double end = time(node, "end", wrong);
    String text = text(node, "text", LineRules.MAX_TEXT, wrong);
    String translation = text(node, "translation", LineRules.MAX_TEXT, wrong);
    String speaker = text(node, "speaker", LineRules.MAX_SPEAKER, wrong);
    String voice = text(node, "voice", LineRules.MAX_SPEAKER, wrong);
    if (!voice.isEmpty()) {
      fault(LineRules.VOICE.fault(voice), "voice", wrong);
    }
    double speed = number(node, "speed", 1, wrong);
    fault(LineRules.SPEED.fault(speed), "speed", wrong);
    double gain = number(node, "gain_db", 0, wrong);
    fault(LineRules.GAIN.fault(gain), "gain_db", wrong);
    if (wrong.isEmpty() && end <= start) {
      wrong.put("end", List.of("The end must be after the start."));
    }
    if (wrong.isEmpty() && text.isEmpty() && translation.isEmpty()) {
      wrong.put("text", List.of("Give a text, a translation, or both."));
    }
    return new Line(start, end, speaker, text, translation, voice, speed, gain, null);
  }

  private static void fault(Optional<Object> fault, String field, Map<String, Object> wrong) {
    fault.ifPresent(found -> wrong.putIfAbsent(field, found));
  }

  private double time(JsonNode node, String field, Map<String, Object> wrong) {
    if (node.path(field).isMissingNode()) {
      wrong.put(field, List.of("This field is required."));
      return 0;
    }
    double value = number(node, field, -1, wrong);
    if (!wrong.containsKey(field) && !(value >= 0 && value <= before.duration() + ROUNDING)) {
      wrong.put(
          field, List.of("Ensure this value is from 0 to " + before.duration() + ", in seconds."));
    }
    return Math.min(value, before.duration());
  }

  private static double number(
      JsonNode node, String field, double usual, Map<String, Object> wrong) {
    JsonNode value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return usual;
    }
    if (!value.isNumber()) {
      wrong.put(field, List.of("A valid number is required."));
      return usual;
    }
    return value.doubleValue();
  }

  private static String text(JsonNode node, String field, int longest, Map<String, Object> wrong) {
    JsonNode value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (!value.isTextual() || UNWRITABLE.matcher(value.textValue()).find()) {
      wrong.put(field, List.of("Not a valid string."));
      return "";
    }
    if (value.textValue().length() > longest) {
      wrong.put(field, List.of("Ensure this field has no more than " + longest + " characters."));
      return "";
    }
    return String.join(" ", value.textValue().strip().split("\\s+"));
  }
}
