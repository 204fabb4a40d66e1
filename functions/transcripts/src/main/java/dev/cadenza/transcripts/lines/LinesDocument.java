package dev.cadenza.transcripts.lines;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.model.JobResult;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The lines of a dub.
 *
 * @param sourceLanguage BCP 47, of the recording
 * @param targetLanguage BCP 47, of the dub
 * @param duration of the recording, in seconds
 * @param lines in the order of their starts
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record LinesDocument(
    @JsonProperty("source_language") String sourceLanguage,
    @JsonProperty("target_language") String targetLanguage,
    double duration,
    List<Line> lines) {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  public LinesDocument {
    requireNonNull(sourceLanguage, "sourceLanguage");
    requireNonNull(targetLanguage, "targetLanguage");
    lines = List.copyOf(lines);
  }

  /**
   * The lines of a completed dub.
   *
   * @param segments its {@code segments.json}
   * @throws IOException if it is not a list of segments
   */
  public static LinesDocument of(JobResult result, byte[] segments) throws IOException {
    Object seconds = result.metadata().get("audio_seconds");
    return new LinesDocument(
        language(result, "source_language"),
        language(result, "target_language"),
        seconds instanceof Number number ? number.doubleValue() : 0,
        List.of(JSON.readValue(segments, Line[].class)));
  }

  private static String language(JobResult result, String name) {
    return String.valueOf(result.metadata().getOrDefault(name, "und"));
  }

  LinesDocument with(List<Line> others) {
    return new LinesDocument(sourceLanguage, targetLanguage, duration, others);
  }

  /** What is said in both languages. */
  @JsonIgnore
  public String text() {
    return lines.stream()
        .map(line -> line.text() + " " + line.translation())
        .collect(Collectors.joining(" "));
  }

  /** The names of speakers, in the order of their first lines. */
  @JsonIgnore
  public List<String> speakers() {
    return lines.stream().map(Line::speaker).filter(it -> !it.isEmpty()).distinct().toList();
  }
}
