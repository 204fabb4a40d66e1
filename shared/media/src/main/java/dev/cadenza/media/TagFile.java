package dev.cadenza.media;

import java.util.Map;
import java.util.TreeMap;

/** Tags as ffmpeg reads them: https://ffmpeg.org/ffmpeg-formats.html#Metadata-2. */
final class TagFile {
  private TagFile() {}

  /** Blank tags are left out. */
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

  private static String escaped(String text) {
    return text.replaceAll("\\p{Cc}+", " ").strip().replaceAll("[=;#\\\\]", "\\\\$0");
  }
}
