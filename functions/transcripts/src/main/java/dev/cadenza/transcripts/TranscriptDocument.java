package dev.cadenza.transcripts;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonProperty.Access;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The content of a transcript, in the format of a job's {@code transcript.json}.
 *
 * @param language a primary BCP 47 language, such as {@code en}
 * @param engine that recognized the speech
 * @param duration of the recording, in seconds
 * @param segments in order
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonPropertyOrder({"language", "engine", "duration", "text", "speakers", "segments"})
record TranscriptDocument(String language, String engine, double duration, List<Passage> segments) {
  TranscriptDocument {
    requireNonNull(language, "language");
    requireNonNull(engine, "engine");
    segments = List.copyOf(segments);
  }

  TranscriptDocument with(List<Passage> others) {
    return new TranscriptDocument(language, engine, duration, others);
  }

  /** The whole text on one line. */
  @JsonProperty(access = Access.READ_ONLY)
  String text() {
    return segments.stream().map(Passage::text).collect(Collectors.joining(" "));
  }

  /** The names of speakers, in the order of their first words. */
  @JsonProperty(access = Access.READ_ONLY)
  @JsonInclude(Include.NON_EMPTY)
  List<String> speakers() {
    return segments.stream().filter(Passage::isNamed).map(Passage::speaker).distinct().toList();
  }

  /** Paragraphs for reading: consecutive segments of one speaker. */
  List<Paragraph> paragraphs() {
    return Paragraph.of(segments);
  }
}
