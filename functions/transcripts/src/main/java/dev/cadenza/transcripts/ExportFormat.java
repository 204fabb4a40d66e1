package dev.cadenza.transcripts;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.engines.Transcript.Word;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.TimedWord;
import dev.cadenza.media.subtitles.AssStyle;
import dev.cadenza.media.subtitles.AssText;
import dev.cadenza.media.subtitles.CueDraft;
import dev.cadenza.media.subtitles.CueLayout;
import dev.cadenza.media.subtitles.CueOptions;
import dev.cadenza.media.subtitles.LabelledText;
import dev.cadenza.media.subtitles.SubtitleFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The file formats of a transcript. Texts are UTF-8. */
enum ExportFormat {
  /** Text, in paragraphs with the names of speakers. */
  TXT("text/plain; charset=utf-8") {
    @Override
    byte[] write(TranscriptDocument document, CueOptions options) {
      List<String> texts = document.segments().stream().map(Passage::text).toList();
      return utf8(labelled(document, options).plain(texts));
    }
  },

  /** SubRip subtitles. */
  SRT(SubtitleFormat.SRT.contentType()) {
    @Override
    byte[] write(TranscriptDocument document, CueOptions options) {
      return utf8(subtitles(document, options, SubtitleFormat.SRT));
    }
  },

  /** WebVTT subtitles. */
  VTT(SubtitleFormat.VTT.contentType()) {
    @Override
    byte[] write(TranscriptDocument document, CueOptions options) {
      return utf8(subtitles(document, options, SubtitleFormat.VTT));
    }
  },

  /** Subtitles of SubStation Alpha, with a style. */
  ASS(AssText.CONTENT_TYPE) {
    @Override
    byte[] write(TranscriptDocument document, CueOptions options) {
      List<CueDraft> drafts =
          CueLayout.drafts(
              sentences(document),
              new TimeSpan(0, document.duration()),
              options.in(document.language()));
      return utf8(AssText.ofStyle(AssStyle.STANDARD).write(drafts));
    }
  },

  /** All there is, with the times of words. */
  JSON("application/json") {
    @Override
    byte[] write(TranscriptDocument document, CueOptions options) throws IOException {
      return PRETTY.writeValueAsBytes(document);
    }
  },

  /** A document for word processors (Office Open XML, ECMA-376). */
  DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document") {
    @Override
    byte[] write(TranscriptDocument document, CueOptions options) throws IOException {
      return WordExport.write(document);
    }
  },

  /** Markdown, in paragraphs with times and the names of speakers. */
  MD("text/markdown; charset=utf-8") {
    @Override
    byte[] write(TranscriptDocument document, CueOptions options) {
      return utf8(TextExports.markdown(document));
    }
  },

  /** A row for each segment (RFC 4180). */
  CSV("text/csv; charset=utf-8") {
    @Override
    byte[] write(TranscriptDocument document, CueOptions options) {
      return utf8(TextExports.csv(document));
    }
  };

  private static final ObjectWriter PRETTY =
      JsonMapper.builder().build().writerWithDefaultPrettyPrinter();

  private final String contentType;

  ExportFormat(String contentType) {
    this.contentType = contentType;
  }

  /**
   * @param name such as {@code srt}
   */
  static Optional<ExportFormat> of(String name) {
    return Arrays.stream(values()).filter(format -> format.extension().equals(name)).findFirst();
  }

  /** All names, for an error message. */
  static String names() {
    return Arrays.stream(values()).map(ExportFormat::extension).collect(Collectors.joining(", "));
  }

  String contentType() {
    return contentType;
  }

  /** Its file extension, without the dot. */
  String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @param options of subtitles; other formats ignore them
   */
  abstract byte[] write(TranscriptDocument document, CueOptions options) throws IOException;

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String subtitles(
      TranscriptDocument document, CueOptions options, SubtitleFormat format) {
    return labelled(document, options)
        .subtitles(format, sentences(document), new TimeSpan(0, document.duration()));
  }

  private static LabelledText labelled(TranscriptDocument document, CueOptions options) {
    List<String> names = document.segments().stream().map(Passage::speaker).toList();
    return new LabelledText(
        document.speakers().isEmpty() ? List.of() : names, options.in(document.language()));
  }

  private static List<List<TimedWord>> sentences(TranscriptDocument document) {
    return document.segments().stream()
        .map(segment -> segment.words().stream().map(Word::timed).toList())
        .toList();
  }
}
