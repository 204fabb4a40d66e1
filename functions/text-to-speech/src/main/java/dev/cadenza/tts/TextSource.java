package dev.cadenza.tts;

import dev.cadenza.documents.Documents;
import dev.cadenza.jobs.parameters.JobParameters;
import dev.cadenza.jobs.parameters.TextToSpeechParameters;
import dev.cadenza.model.Job;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.Upload;
import dev.cadenza.pipeline.StepContext;
import dev.cadenza.pipeline.files.WorkFile;
import dev.cadenza.text.TextFile;
import dev.cadenza.text.marks.TextMarks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The source of a job's text: its parameter, or the uploaded file. */
final class TextSource {
  /** In characters, of a text file of which chapters are chosen. */
  private static final int MAX_FILE = 10 * JobParameters.MAX_TEXT;

  private static final WorkFile PICTURE = new WorkFile("picture");

  private TextSource() {}

  /**
   * @throws PermanentFailure {@code empty_text}, {@code text_too_long}, {@code no_such_chapter},
   *     {@code not_text}, {@code invalid_mark}, and those of {@link Documents#read}
   */
  static WrittenText of(TextToSpeechParameters parameters, StepContext context) throws IOException {
    WrittenText whole = read(parameters, context);
    WrittenText text = ChapterChoice.of(whole, parameters.chapters());
    if (text.length() > JobParameters.MAX_TEXT) {
      throw tooLong(whole);
    }
    text.chapters().stream()
        .map(chapter -> TextMarks.fault(chapter.text()))
        .flatMap(Optional::stream)
        .findFirst()
        .ifPresent(
            fault -> {
              throw new PermanentFailure("invalid_mark", fault);
            });
    return text;
  }

  /** The picture on the cover of the document that was read, as a work file; empty without one. */
  static Optional<WorkFile> cover(StepContext context) throws IOException {
    Path file = input(context);
    Optional<byte[]> picture = Files.exists(file) ? Documents.cover(file) : Optional.empty();
    if (picture.isPresent()) {
      Files.write(context.path(PICTURE), picture.get());
    }
    return picture.map(_ -> PICTURE);
  }

  private static Path input(StepContext context) {
    return context.directory().resolve("input.txt");
  }

  private static WrittenText read(TextToSpeechParameters parameters, StepContext context)
      throws IOException {
    if (parameters.text().isPresent()) {
      return WrittenText.of(TextFile.clean(parameters.text().get()));
    }
    Path file = input(context);
    fetch(context, file);
    Optional<WrittenText> document =
        Documents.read(file, parameters.imageDescriptions(), context::cancelled)
            .map(WrittenText::of);
    return document.or(() -> plain(file)).orElseThrow(TextSource::tooLong);
  }

  private static Optional<WrittenText> plain(Path file) {
    try {
      return TextFile.read(file, MAX_FILE).map(WrittenText::of);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
          "empty_text", "The text is missing. Send it as \"text\" or as a file.");
    }
  }

  private static PermanentFailure tooLong(WrittenText whole) {
    return whole.chapters().size() > 1
        ? new PermanentFailure(
            "text_too_long",
            String.format(
                Locale.ROOT,
                "The text is longer than %,d characters. It has %d chapters: choose fewer with"
                    + " \"chapters\", such as [\"1-%d\"], and the others in other jobs.",
                JobParameters.MAX_TEXT,
                whole.chapters().size(),
                Math.max(1, whole.chapters().size() / 2)))
        : tooLong();
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
