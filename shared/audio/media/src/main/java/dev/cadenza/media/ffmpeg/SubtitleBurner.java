package dev.cadenza.media.ffmpeg;

import static java.util.Objects.requireNonNull;

import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Progress;
import dev.cadenza.media.command.Command;
import dev.cadenza.media.ffmpeg.MediaInfo.VideoStream;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.TransientFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Draws subtitles into the pictures of a video, with the font that is shipped. The result is an MP4
 * file, H.264 with AAC, of the same size.
 */
public final class SubtitleBurner {
  /** The content type of the result. */
  public static final String CONTENT_TYPE = "video/mp4";

  private static final String FONT = "NotoSans-SemiBold.ttf";

  /** Absolute: a jar has no parent folders. */
  private static final String FONT_RESOURCE = "/dev/cadenza/media/fonts/" + FONT;

  private static final Pattern ASS_FILTER = Pattern.compile("(?m)^ \\S+ +ass +");

  /** Of ffmpeg 4.4 and later, for pictures that players turn by a quarter. */
  private static final Pattern UPRIGHT =
      Pattern.compile("(?m)^ +displaymatrix: rotation of -?(?:90|270)\\.");

  private final Ffmpeg ffmpeg;
  private final MediaLimits limits;

  SubtitleBurner(Ffmpeg ffmpeg, MediaLimits limits) {
    this.ffmpeg = requireNonNull(ffmpeg, "ffmpeg");
    this.limits = requireNonNull(limits, "limits");
  }

  /** The size of a picture in pixels, as players show it. */
  public record Size(int width, int height) {}

  /**
   * The size of the pictures of a video.
   *
   * @throws PermanentFailure {@code no_video}, {@code burn_in_unsupported}
   */
  public Size size(Path video, Cancellation cancellation) throws IOException, InterruptedException {
    requireFilter(cancellation);
    Acceptance.requireContent(video);
    Command.Outcome report = ffmpeg.inspect(video).run(cancellation);
    Optional<VideoStream> pictures =
        new Acceptance(limits).accepted(report).video().stream().findFirst();
    VideoStream found =
        pictures.orElseThrow(
            () ->
                new PermanentFailure(
                    "no_video",
                    "Subtitles can be burned into a video only, and this recording has no pictures."
                        + " Leave burn_in out, or send a video."));
    int width = Math.max(2, found.width());
    int height = Math.max(2, found.height());
    return UPRIGHT.matcher(report.errors()).find()
        ? new Size(height, width)
        : new Size(width, height);
  }

  private void requireFilter(Cancellation cancellation) throws InterruptedException {
    Command.Outcome filters =
        Command.of(ffmpeg.program(), List.of("-hide_banner", "-filters")).run(cancellation);
    if (filters.succeeded() && !ASS_FILTER.matcher(filters.output()).find()) {
      throw new PermanentFailure(
          "burn_in_unsupported",
          "This ffmpeg cannot draw subtitles: it is built without libass. Leave burn_in out, or set"
              + " the variable FFMPEG to another one.");
    }
  }

  /**
   * Writes the video with the subtitles in its pictures, and with its sound.
   *
   * @param ass the text of the subtitle file
   * @param folder for the font and the subtitles
   * @param file to write, replaced if it exists
   * @param progress receives the processed seconds
   * @throws TransientFailure {@code burn_in_failed}
   */
  public void write(
      Path video, String ass, Path folder, Path file, Progress progress, Cancellation cancellation)
      throws IOException, InterruptedException {
    Path fonts = Files.createDirectories(folder.resolve("fonts"));
    try (InputStream font = SubtitleBurner.class.getResourceAsStream(FONT_RESOURCE)) {
      Files.copy(font, fonts.resolve(FONT), StandardCopyOption.REPLACE_EXISTING);
    }
    Path subtitles = Files.writeString(folder.resolve("burned.ass"), ass);
    // H.264 with 4:2:0 has even sizes only.
    String filter =
        "scale=trunc(iw/2)*2:trunc(ih/2)*2,ass=filename=%s:fontsdir=%s"
            .formatted(escaped(subtitles), escaped(fonts));
    Command.Outcome outcome =
        ffmpeg
            .combine(video, List.of(), arguments(filter, file), progress)
            .within(limits.slowest())
            .run(cancellation);
    if (!outcome.succeeded()) {
      throw new TransientFailure(
          "burn_in_failed", "ffmpeg did not draw the subtitles: " + outcome.complaint(), null);
    }
  }

  private static List<String> arguments(String filter, Path file) {
    return List.of(
        "-map",
        "0:V:0",
        "-map",
        "0:a?",
        "-vf",
        filter,
        "-c:v",
        "libx264",
        "-preset",
        "veryfast",
        "-crf",
        "20",
        "-pix_fmt",
        "yuv420p",
        "-c:a",
        "aac",
        "-b:a",
        "160k",
        "-max_muxing_queue_size",
        "100000",
        "-movflags",
        "+faststart",
        "-f",
        "mp4",
        Ffmpeg.url(file));
  }

  /**
   * For the value of an option in a filter graph: first as a value, then as a part of the graph.
   */
  private static String escaped(Path path) {
    return path.toAbsolutePath()
        .toString()
        .replaceAll("([\\\\':])", "\\\\$1")
        .replaceAll("([\\\\'\\[\\],;])", "\\\\$1");
  }
}
