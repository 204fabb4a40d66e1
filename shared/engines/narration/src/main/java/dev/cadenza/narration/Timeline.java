package dev.cadenza.narration;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.pipeline.StepContext;
import dev.cadenza.pipeline.files.WorkFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;

/**
 * The times of all sentences of a script, in order. They are stored on disk, one line of JSON per
 * sentence, because those of a book would fill the memory.
 *
 * @param seconds the duration of the recording
 * @param sentences the number of sentences
 */
public record Timeline(WorkFile file, double seconds, int sentences) {
  static final ObjectMapper JSON = JsonMapper.builder().build();

  public Timeline {
    requireNonNull(file, "file");
  }

  /** Reads them sequentially. The caller must close the stream. */
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
