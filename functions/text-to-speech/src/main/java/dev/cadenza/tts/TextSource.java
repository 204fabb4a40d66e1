package dev.cadenza.tts;

import dev.cadenza.jobs.parameters.JobParameters;
import dev.cadenza.jobs.parameters.TextToSpeechParameters;
import dev.cadenza.model.Job;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.Upload;
import dev.cadenza.pipeline.StepContext;
import dev.cadenza.text.TextFile;
import dev.cadenza.text.marks.TextMarks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** The source of a job's text: its parameter, or the uploaded file. */
final class TextSource {
  private TextSource() {}

  /**
   * @throws PermanentFailure {@code empty_text}, {@code text_too_long}, {@code not_text}, {@code
   *     invalid_mark}
   */
  static String of(TextToSpeechParameters parameters, StepContext context) throws IOException {
    String text = read(parameters, context);
    TextMarks.fault(text)
        .ifPresent(
            fault -> {
              throw new PermanentFailure("invalid_mark", fault);
            });
    return text;
  }

  private static String read(TextToSpeechParameters parameters, StepContext context)
      throws IOException {
    if (parameters.text().isPresent()) {
      return TextFile.clean(parameters.text().get());
    }
    Path file = context.directory().resolve("input.txt");
    fetch(context, file);
    return TextFile.read(file, JobParameters.MAX_TEXT).orElseThrow(TextSource::tooLong);
  }

  private static void fetch(StepContext context, Path to) {
    Job job = context.job();
    boolean fetched =
        job.inputFile()
            .map(upload -> context.fetch(Upload.keyOf(job.owner(), upload), to))
            .orElse(false);
    if (!fetched) {
      throw new PermanentFailure(
          "empty_text", "The text is missing. Send it as \"text\" or as a file.");
    }
  }

  private static PermanentFailure tooLong() {
    return new PermanentFailure(
        "text_too_long",
        String.format(
            Locale.ROOT,
            "The text is longer than %,d characters. Split it into parts and send them one by one.",
            JobParameters.MAX_TEXT));
  }
}
