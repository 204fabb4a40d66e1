package dev.cadenza.media.ffmpeg;

import dev.cadenza.media.ffmpeg.MediaInfo.AudioStream;
import dev.cadenza.media.ffmpeg.MediaInfo.VideoStream;
import java.util.List;
import java.util.Set;

/**
 * The container of a dubbed file: that of the original, if it supports several audio tracks with
 * languages and the other tracks, otherwise Matroska, which supports all.
 *
 * @param extension without the dot
 * @param muxer ffmpeg's name
 * @param codec ffmpeg's arguments for the new audio
 */
public record DubbedFormat(
    String extension, String contentType, String muxer, List<String> codec, boolean video) {
  private static final Set<String> WEB_PICTURES = Set.of("vp8", "vp9", "av1");

  private static final List<String> AAC = List.of("aac", "-b:a:0", "128k");
  private static final List<String> OPUS = List.of("libopus", "-b:a:0", "96k");

  public DubbedFormat {
    codec = List.copyOf(codec);
  }

  /** The format for a file with audio. */
  public static DubbedFormat of(MediaInfo original) {
    AudioStream sound = original.audio().get(original.selectedAudio());
    return original.video().isEmpty()
        ? ofSound(original.container(), sound.codec())
        : ofVideo(original, original.video().getFirst());
  }

  private static DubbedFormat ofVideo(MediaInfo original, VideoStream pictures) {
    if (original.container().contains("mp4")) {
      return original.brand().equals("qt")
          ? new DubbedFormat("mov", "video/quicktime", "mov", AAC, true)
          : new DubbedFormat("mp4", "video/mp4", "mp4", AAC, true);
    }
    boolean web =
        original.container().contains("webm")
            && WEB_PICTURES.contains(pictures.codec())
            && original.tracks().stream().allMatch(track -> DubTracks.holds("webm", track));
    return web
        ? new DubbedFormat("webm", "video/webm", "webm", OPUS, true)
        : new DubbedFormat("mkv", "video/x-matroska", "matroska", AAC, true);
  }

  private static DubbedFormat ofSound(String container, String codec) {
    if (container.contains("mp4")) {
      return sound("m4a", "audio/mp4", "ipod", AAC);
    }
    if (container.contains("webm")) {
      return sound("webm", "audio/webm", "webm", OPUS);
    }
    return switch (container) {
      case "wav", "w64" -> sound("wav", "audio/wav", "wav", List.of("pcm_s16le"));
      case "flac" -> sound("flac", "audio/flac", "flac", List.of("flac", "-sample_fmt:a:0", "s16"));
      case "ogg" ->
          sound(
              "ogg",
              "audio/ogg",
              "ogg",
              codec.equals("opus") ? OPUS : List.of("libvorbis", "-q:a:0", "5"));
      default -> sound("mp3", "audio/mpeg", "mp3", List.of("libmp3lame", "-b:a:0", "128k"));
    };
  }

  private static DubbedFormat sound(
      String extension, String contentType, String muxer, List<String> codec) {
    return new DubbedFormat(extension, contentType, muxer, codec, false);
  }
}
