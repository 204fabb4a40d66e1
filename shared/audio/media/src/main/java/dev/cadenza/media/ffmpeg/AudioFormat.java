package dev.cadenza.media.ffmpeg;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The output formats of audio. */
public enum AudioFormat {
  /** AAC in MP4, with the brand of audiobooks. */
  M4B("audio/mp4"),
  MP3("audio/mpeg"),
  OGG("audio/ogg"),
  WAV("audio/wav");

  private final String contentType;

  AudioFormat(String contentType) {
    this.contentType = contentType;
  }

  /**
   * The format of a job's parameter.
   *
   * @param name case-insensitive. Default: MP3.
   */
  public static AudioFormat wanted(Optional<String> name) {
    return Arrays.stream(values())
        .filter(it -> name.filter(it.name()::equalsIgnoreCase).isPresent())
        .findFirst()
        .orElse(MP3);
  }

  /** Its file extension, without the dot. */
  public String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String contentType() {
    return contentType;
  }

  List<String> arguments() {
    return switch (this) {
      // 64 kbit/s for one channel: speech is indistinguishable from the original. LAME scales by
      // 0.95.
      case MP3 -> List.of("-af", "volume=0.45dB", "-c:a", "libmp3lame", "-b:a", "64k", "-f", "mp3");
      case M4B ->
          List.of(
              "-c:a",
              "aac",
              "-b:a",
              "64k",
              "-movflags",
              "+faststart",
              "-brand",
              "M4B ",
              "-f",
              "mp4");
      case OGG -> List.of("-c:a", "libvorbis", "-q:a", "4", "-f", "ogg");
      case WAV -> List.of("-c:a", "pcm_s16le", "-f", "wav");
    };
  }
}
