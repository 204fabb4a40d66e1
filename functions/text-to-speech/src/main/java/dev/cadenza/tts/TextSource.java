package dev.cadenza.tts;

import dev.cadenza.jobs.parameters.JobParameters;
import dev.cadenza.model.Job;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.Upload;
import dev.cadenza.pipeline.StepContext;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a job's text comes from: its parameter, or the file that was uploaded. */
final class TextSource {
  private static final int MOST_BYTES_PER_CHARACTER = 4;

  private TextSource() {}

  /**
   * @throws PermanentFailure {@code empty_text}, {@code text_too_long}, {@code not_text}
   */
  static String of(StepContext context) throws IOException {
    if (context.parameters().get("text") instanceof String text && !text.isBlank()) {
      return text;
    }
    Path file = context.directory().resolve("input.txt");
    fetch(context, file);
    // Before it is read: an upload may be larger than the memory.
    if (Files.size(file) > (long) MOST_BYTES_PER_CHARACTER * JobParameters.LONGEST_TEXT) {
      throw tooLong();
    }
    try {
      String text = Files.readString(file);
      if (text.codePointCount(0, text.length()) > JobParameters.LONGEST_TEXT) {
        throw tooLong();
      }
      return text;
    } catch (CharacterCodingException e) {
      throw new PermanentFailure(
          "not_text", "The uploaded file is no text. Send plain text in UTF-8.");
    }
  }

  private static void fetch(StepContext context, Path to) {
    Job job = context.job();
    boolean fetched =
        job.inputFile()
            .map(upload -> context.fetch(Upload.keyOf(job.owner(), upload), to))
            .orElse(false);
    if (!fetched) {
      throw new PermanentFailure(
          "empty_text", "There is no text. Send it as \"text\" or as a file.");
    }
  }

  private static PermanentFailure tooLong() {
    return new PermanentFailure(
        "text_too_long",
        "The text is longer than %,d characters. Cut it into parts and send them one by one."
            .formatted(JobParameters.LONGEST_TEXT));
  }
}
