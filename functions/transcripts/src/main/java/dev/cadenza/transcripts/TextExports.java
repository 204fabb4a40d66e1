package dev.cadenza.transcripts;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A transcript as Markdown and as a table. */
final class TextExports {
  /** The characters that Markdown interprets within a line. */
  private static final Pattern MARKDOWN = Pattern.compile("([\\\\`*_\\[\\]<>#|~])");

  /** The beginnings of lines that Markdown takes for lists and headings. */
  private static final Pattern LINE_START = Pattern.compile("^(\\d*)([.)+=-])(?=\\s|$)");

  private static final Pattern QUOTED = Pattern.compile("[\",\\r\\n]");

  private TextExports() {}

  static String markdown(TranscriptDocument document) {
    StringBuilder text = new StringBuilder("# Transcript\n");
    for (Paragraph paragraph : document.paragraphs()) {
      text.append("\n**");
      if (!paragraph.speaker().isEmpty()) {
        text.append(escaped(paragraph.speaker())).append("** · **");
      }
      text.append(clock(paragraph.start())).append("**\n\n");
      text.append(escaped(paragraph.text())).append('\n');
    }
    return text.toString();
  }

  private static String escaped(String text) {
    String inline = MARKDOWN.matcher(text).replaceAll("\\\\$1");
    return LINE_START.matcher(inline).replaceFirst("$1\\\\$2");
  }

  /** With a header; times are in seconds. */
  static String csv(TranscriptDocument document) {
    StringBuilder text = new StringBuilder("start,end,speaker,text,confidence\r\n");
    for (Passage segment : document.segments()) {
      List<String> cells =
          List.of(
              seconds(segment.start()),
              seconds(segment.end()),
              segment.speaker(),
              segment.text(),
              seconds(segment.confidence()));
      text.append(cells.stream().map(TextExports::cell).collect(Collectors.joining(",")));
      text.append("\r\n");
    }
    return text.toString();
  }

  private static String cell(String text) {
    return QUOTED.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  private static String seconds(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  /** Hours, minutes and seconds, such as {@code 0:01:05}. */
  static String clock(double seconds) {
    long whole = (long) seconds;
    return String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
  }
}
