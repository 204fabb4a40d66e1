package dev.cadenza.media.ffmpeg;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tags in ffmpeg's format: https://ffmpeg.org/ffmpeg-formats.html#Metadata-2. */
final class TagFile {
  private TagFile() {}

  /** Blank tags are omitted. */
  static String text(Map<String, String> tags) {
    StringBuilder text = new StringBuilder(";FFMETADATA1\n");
    new TreeMap<>(tags)
        .forEach(
            (name, value) -> {
              if (!value.isBlank()) {
                text.append(escaped(name)).append('=').append(escaped(value)).append('\n');
              }
            });
    return text.toString();
  }

  /** With chapters, whose times are rounded to milliseconds. */
  static String text(Map<String, String> tags, List<Audiobook.Chapter> chapters) {
    StringBuilder text = new StringBuilder(text(tags));
    for (Audiobook.Chapter chapter : chapters) {
      text.append("[CHAPTER]\nTIMEBASE=1/1000\n")
          .append("START=")
          .append(Math.round(chapter.start() * 1000))
          .append("\nEND=")
          .append(Math.round(chapter.end() * 1000))
          .append("\ntitle=")
          .append(escaped(chapter.title()))
          .append('\n');
    }
    return text.toString();
  }

  private static String escaped(String text) {
    return text.replaceAll("\\p{Cc}+", " ").strip().replaceAll("[=;#\\\\]", "\\\\$0");
  }
}
