package dev.cadenza.transcripts;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.engines.Transcript.Word;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.TimedWord;
import dev.cadenza.media.subtitles.CueLayout;
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
    byte[] write(TranscriptDocument document) {
      return utf8(TextExports.plain(document));
    }
  },

  /** SubRip subtitles. */
  SRT(SubtitleFormat.SRT.contentType()) {
    @Override
    byte[] write(TranscriptDocument document) {
      return utf8(subtitles(document, SubtitleFormat.SRT));
    }
  },

  /** WebVTT subtitles. */
  VTT(SubtitleFormat.VTT.contentType()) {
    @Override
    byte[] write(TranscriptDocument document) {
      return utf8(subtitles(document, SubtitleFormat.VTT));
    }
  },

  /** All there is, with the times of words. */
  JSON("application/json") {
    @Override
    byte[] write(TranscriptDocument document) throws IOException {
      return PRETTY.writeValueAsBytes(document);
    }
  },

  /** A document for word processors (Office Open XML, ECMA-376). */
  DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document") {
    @Override
    byte[] write(TranscriptDocument document) throws IOException {
      return WordExport.write(document);
    }
  },

  /** Markdown, in paragraphs with times and the names of speakers. */
  MD("text/markdown; charset=utf-8") {
    @Override
    byte[] write(TranscriptDocument document) {
      return utf8(TextExports.markdown(document));
    }
  },

  /** A row for each segment (RFC 4180). */
  CSV("text/csv; charset=utf-8") {
    @Override
    byte[] write(TranscriptDocument document) {
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

  abstract byte[] write(TranscriptDocument document) throws IOException;

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String subtitles(TranscriptDocument document, SubtitleFormat format) {
    List<List<TimedWord>> sentences =
        document.segments().stream()
            .map(segment -> segment.words().stream().map(Word::timed).toList())
            .toList();
    return format.write(CueLayout.ofSentences(sentences, new TimeSpan(0, document.duration())));
  }
}
