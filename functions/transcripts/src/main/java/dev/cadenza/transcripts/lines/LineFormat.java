package dev.cadenza.transcripts.lines;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.media.subtitles.SubtitleFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The file formats of lines, which are written and read. Texts are UTF-8. */
public enum LineFormat {
  /** SubRip: a subtitle for each line, in one language. */
  SRT(SubtitleFormat.SRT.contentType()) {
    @Override
    public byte[] write(LinesDocument document, Side side) {
      return LineCues.write(document, side, SubtitleFormat.SRT).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<Map<String, Object>> read(byte[] content, LinesDocument before, Side side) {
      return LineCues.read(content, before, side);
    }
  },

  /** WebVTT: a subtitle for each line, in one language. */
  VTT(SubtitleFormat.VTT.contentType()) {
    @Override
    public byte[] write(LinesDocument document, Side side) {
      return LineCues.write(document, side, SubtitleFormat.VTT).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<Map<String, Object>> read(byte[] content, LinesDocument before, Side side) {
      return LineCues.read(content, before, side);
    }
  },

  /** A row for each line, with all that can be edited (RFC 4180). */
  CSV("text/csv") {
    @Override
    public byte[] write(LinesDocument document, Side side) throws IOException {
      return LineTable.write(document);
    }

    @Override
    public List<Map<String, Object>> read(byte[] content, LinesDocument before, Side side) {
      return LineTable.read(content);
    }
  },

  /** All there is. */
  JSON("application/json") {
    @Override
    public byte[] write(LinesDocument document, Side side) throws IOException {
      return PRETTY.writeValueAsBytes(document);
    }

    @Override
    public List<Map<String, Object>> read(byte[] content, LinesDocument before, Side side) {
      throw new IllegalArgumentException("JSON is a body with fields, and no file.");
    }
  };

  private static final ObjectWriter PRETTY =
      JsonMapper.builder().build().writerWithDefaultPrettyPrinter();

  private final String contentType;

  LineFormat(String contentType) {
    this.contentType = contentType;
  }

  /** Which text of a line subtitles have. */
  public enum Side {
    /** What is spoken in the dub. */
    TRANSLATION,
    /** What is said in the recording. */
    SOURCE;

    /**
     * @param name such as {@code source}
     */
    public static Optional<Side> of(String name) {
      return Arrays.stream(values()).filter(side -> side.wire().equals(name)).findFirst();
    }

    /** Its name in the API. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    String of(Line line) {
      return this == SOURCE ? line.text() : line.translation();
    }
  }

  /**
   * @param name such as {@code srt}
   */
  public static Optional<LineFormat> of(String name) {
    return Arrays.stream(values()).filter(format -> format.extension().equals(name)).findFirst();
  }

  /** The format of a body; empty for a body with fields. */
  public static Optional<LineFormat> ofFile(String contentType) {
    return Arrays.stream(values())
        .filter(format -> format != JSON && format.contentType.equals(contentType))
        .findFirst();
  }

  /** All names, for an error message. */
  public static String names() {
    return Arrays.stream(values()).map(LineFormat::extension).collect(Collectors.joining(", "));
  }

  /** The media type, without the character set. */
  public String contentType() {
    return contentType;
  }

  /** Its file extension, without the dot. */
  public String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @param side of subtitles; other formats have both
   */
  public abstract byte[] write(LinesDocument document, Side side) throws IOException;

  /**
   * The lines of a file, as {@link SubmittedLines} takes them.
   *
   * @param before the version that was edited, which has what subtitles lack
   * @param side of subtitles
   * @throws IllegalArgumentException what is wrong with the file, and where, for people
   */
  public abstract List<Map<String, Object>> read(byte[] content, LinesDocument before, Side side);
}
