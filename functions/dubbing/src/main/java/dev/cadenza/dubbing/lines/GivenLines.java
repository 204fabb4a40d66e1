package dev.cadenza.dubbing.lines;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.jobs.parameters.EditedDocument;
import dev.cadenza.jobs.parameters.GivenSubtitles;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.subtitles.files.SubtitleFile;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.Upload;
import dev.cadenza.pipeline.StepContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a dub, which people have written or edited.
 *
 * @param origin for the log
 * @param language BCP 47, of the recording
 * @param lines in the order of their starts
 */
public record GivenLines(String origin, String language, List<GivenLine> lines) {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  public GivenLines {
    requireNonNull(origin, "origin");
    requireNonNull(language, "language");
    lines = List.copyOf(lines);
  }

  /**
   * Edited lines of this job.
   *
   * @param id of {@link EditedDocument#LINES}
   * @param target the language of the dub: translations into another one are left out
   * @throws PermanentFailure {@code lines_missing}
   */
  public static GivenLines edited(String id, String target, StepContext context) {
    byte[] content =
        context
            .read(EditedDocument.LINES.keyOf(context.job().id(), id))
            .orElseThrow(
                () ->
                    new PermanentFailure(
                        "lines_missing",
                        "The edited lines do not exist any more. Start the job without the"
                            + " parameter \"lines\"."));
    try {
      JsonNode document = JSON.readTree(content).path("document");
      boolean translated = document.path("target_language").asText().equals(target);
      List<GivenLine> lines = new ArrayList<>();
      for (JsonNode line : document.path("lines")) {
        lines.add(line(line, translated));
      }
      return new GivenLines("the edited lines", document.path("source_language").asText(), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The subtitles of an upload. They may overlap: each line is placed after the one before.
   *
   * @param language BCP 47, of the recording
   * @throws PermanentFailure {@code subtitles_missing}, {@code bad_subtitles}
   */
  public static GivenLines subtitles(GivenSubtitles given, String language, StepContext context) {
    Path file = context.directory().resolve("subtitles");
    if (!context.fetch(Upload.keyOf(context.job().owner(), given.upload()), file)) {
      throw new PermanentFailure(
          "subtitles_missing",
          "The uploaded subtitles were deleted. Upload them again, or start the job with the"
              + " parameter \"lines\".");
    }
    try {
      if (Files.size(file) > GivenSubtitles.MAX_BYTES) {
        throw new PermanentFailure("bad_subtitles", "A file of subtitles has at most 4 MB.");
      }
      return new GivenLines(
          "the given subtitles",
          language,
          SubtitleFile.read(Files.readAllBytes(file)).stream()
              .map(entry -> line(entry, given.translated()))
              .toList());
    } catch (IllegalArgumentException e) {
      throw new PermanentFailure("bad_subtitles", e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static GivenLine line(SubtitleFile.Entry entry, boolean translated) {
    return new GivenLine(
        new TimeSpan(entry.start(), entry.end()),
        translated ? "" : entry.text(),
        translated ? entry.text() : "",
        new Delivery(entry.speaker(), "", 1, 0));
  }

  private static GivenLine line(JsonNode json, boolean translated) {
    return new GivenLine(
        new TimeSpan(json.path("start").doubleValue(), json.path("end").doubleValue()),
        json.path("text").asText(""),
        translated || json.path("text").asText("").isEmpty()
            ? json.path("translation").asText("")
            : "",
        new Delivery(
            json.path("speaker").asText(""),
            json.path("voice").asText(""),
            json.path("speed").asDouble(1),
            json.path("gain_db").asDouble(0)));
  }

  /** What lines ask for: the ids of voices, {@code match}, or empty texts. */
  public List<String> voices() {
    return lines.stream().map(line -> line.delivery().voice()).toList();
  }

  /**
   * The lines that begin within a recording, none of which ends after it.
   *
   * @throws PermanentFailure {@code no_lines} if there is none
   */
  public List<GivenLine> within(double seconds) {
    List<GivenLine> within =
        lines.stream()
            .filter(line -> line.span().start() < seconds)
            .map(
                line ->
                    new GivenLine(
                        new TimeSpan(line.span().start(), Math.min(line.span().end(), seconds)),
                        line.text(),
                        line.translation(),
                        line.delivery()))
            .toList();
    if (within.isEmpty()) {
      throw new PermanentFailure(
          "no_lines", "No line is within the time of the recording: there is nothing to speak.");
    }
    return within;
  }
}
