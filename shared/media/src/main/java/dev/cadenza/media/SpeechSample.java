package dev.cadenza.media;

import static java.util.Objects.requireNonNull;

import dev.cadenza.model.TransientFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The beginning of a recording, for somebody elsewhere who is to know a voice by it. */
public final class SpeechSample {
  /** With all that a voice has, which the sound that recognisers hear has not. */
  private static final List<String> FORM =
      List.of("-vn", "-ac", "1", "-ar", "44100", "-c:a", "libmp3lame", "-b:a", "128k", "-f", "mp3");

  private final Ffmpeg ffmpeg;
  private final MediaLimits limits;

  public SpeechSample(Ffmpeg ffmpeg) {
    this(ffmpeg, MediaLimits.DEFAULT);
  }

  SpeechSample(Ffmpeg ffmpeg, MediaLimits limits) {
    this.ffmpeg = requireNonNull(ffmpeg, "ffmpeg");
    this.limits = requireNonNull(limits, "limits");
  }

  /**
   * Writes an MP3 of one channel, 16 KB a second, without the recording's tags.
   *
   * @param recording a file that was looked at before, {@link Media#decode}
   * @param seconds how long it is at most
   * @throws TransientFailure {@code encoding_failed}
   */
  public void write(Path recording, double seconds, Path mp3, Cancellation cancellation)
      throws InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("-map", "0:a:0", "-map_metadata", "-1"));
    arguments.addAll(List.of("-t", String.format(Locale.ROOT, "%.3f", seconds)));
    arguments.addAll(FORM);
    arguments.add(Ffmpeg.url(mp3));
    Command.Outcome outcome =
        ffmpeg
            .convert(recording, arguments, Progress.NOBODY)
            .within(limits.slowest())
            .run(cancellation);
    if (!outcome.succeeded()) {
      throw new TransientFailure(
          "encoding_failed", "ffmpeg wrote no sample: " + outcome.complaint(), null);
    }
  }
}
