package dev.cadenza.media.ffmpeg;

import static java.util.Objects.requireNonNull;

import dev.cadenza.media.wav.PcmFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The metadata of an audiobook.
 *
 * @param cover a JPEG
 * @param tags such as {@code title} and {@code artist}; empty ones are omitted
 * @param chapters in order and without gaps
 */
public record Audiobook(
    PcmFile sound, Path cover, Map<String, String> tags, List<Chapter> chapters) {
  public Audiobook {
    requireNonNull(sound, "sound");
    requireNonNull(cover, "cover");
    tags = Map.copyOf(tags);
    chapters = List.copyOf(chapters);
  }

  /**
   * @param start in seconds
   * @param end in seconds
   */
  public record Chapter(String title, double start, double end) {
    public Chapter {
      requireNonNull(title, "title");
      if (!(start >= 0 && end > start)) {
        throw new IllegalArgumentException("A chapter from " + start + " s to " + end + " s?");
      }
    }
  }

  /** ffmpeg's muxer for AAC in MP4, with the brand of audiobooks. */
  List<String> arguments() {
    return List.of(
        "-c:a",
        "aac",
        "-b:a",
        "64k",
        "-c:v",
        "copy",
        "-disposition:v:0",
        "attached_pic",
        "-movflags",
        "+faststart",
        "-brand",
        "M4B ",
        "-f",
        "mp4");
  }
}
