package dev.cadenza.narration;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.pipeline.StepContext;
import dev.cadenza.pipeline.WorkFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;

/**
 * When each sentence of a recording is spoken: one for each of the script, in its order. It is on
 * disk, a line of JSON a sentence: a book's would fill the memory.
 *
 * @param seconds how long the recording is
 * @param sentences how many
 */
public record Timeline(WorkFile file, double seconds, int sentences) {
  static final ObjectMapper JSON = JsonMapper.builder().build();

  public Timeline {
    requireNonNull(file, "file");
  }

  /** Reads them one by one. The caller must close the stream. */
  @SuppressWarnings("StreamResourceLeak")
  public Stream<TimedSentence> read(StepContext context) throws IOException {
    return Files.lines(context.path(file)).map(Timeline::parse);
  }

  private static TimedSentence parse(String line) {
    try {
      return JSON.readValue(line, TimedSentence.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Not a sentence with times: " + line, e);
    }
  }
}
