package dev.cadenza.media.ffmpeg;

import static java.util.Objects.requireNonNull;

import dev.cadenza.media.Cancellation;
import dev.cadenza.media.command.Command;
import dev.cadenza.model.TransientFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The start of a recording, for an external service that clones its voice. */
public final class SpeechSample {
  /** Full bandwidth, unlike the audio for recognizers. */
  private static final int SAMPLE_RATE = 44_100;

  private static final List<String> FORM =
      List.of("-map_metadata", "-1", "-c:a", "libmp3lame", "-b:a", "128k", "-f", "mp3");

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
   * Writes an MP3 of one channel, 16 KB a second, without the recording's tags. Of several channels
   * those with speech are used, as in {@link Media#decode}.
   *
   * @param recording a file that was inspected before, {@link Media#decode}
   * @param seconds the maximum duration
   * @throws TransientFailure {@code encoding_failed}
   */
  public void write(Path recording, double seconds, Path mp3, Cancellation cancellation)
      throws IOException, InterruptedException {
    Path wav = mp3.resolveSibling(mp3.getFileName() + ".wav");
    try {
      new Decoder(ffmpeg, limits, SAMPLE_RATE).beginning(recording, seconds, wav, cancellation);
      Command.Outcome outcome =
          ffmpeg.encode(wav, FORM, mp3).within(limits.slowest()).run(cancellation);
      if (!outcome.succeeded()) {
        throw new TransientFailure(
            "encoding_failed", "ffmpeg wrote no sample: " + outcome.complaint(), null);
      }
    } finally {
      Files.deleteIfExists(wav);
    }
  }
}
