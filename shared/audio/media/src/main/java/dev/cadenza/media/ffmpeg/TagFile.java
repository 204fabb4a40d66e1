package dev.cadenza.media.ffmpeg;

import java.util.List;
import java.util.Locale;
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

  /** With chapters as comments of Ogg, which ffmpeg does not make of them. */
  static String ofOgg(Map<String, String> tags, List<Audiobook.Chapter> chapters) {
    Map<String, String> all = new TreeMap<>(tags);
    for (int i = 0; i < chapters.size(); i++) {
      long start = Math.round(chapters.get(i).start() * 1000);
      String name = String.format(Locale.ROOT, "CHAPTER%03d", i);
      all.put(
          name,
          String.format(
              Locale.ROOT,
              "%02d:%02d:%02d.%03d",
              start / 3_600_000,
              start / 60_000 % 60,
              start / 1000 % 60,
              start % 1000));
      all.put(name + "NAME", chapters.get(i).title());
    }
    return text(all);
  }

  private static String escaped(String text) {
    return text.replaceAll("\\p{Cc}+", " ").strip().replaceAll("[=;#\\\\]", "\\\\$0");
  }
}
