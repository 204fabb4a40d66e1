package dev.cadenza.stt;

import dev.cadenza.media.ffmpeg.AudioChoice;
import dev.cadenza.media.ffmpeg.Media;
import dev.cadenza.pipeline.StepContext;
import dev.cadenza.pipeline.files.WorkFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Decodes the file of a job.
 *
 * @param choice of several audio tracks
 * @param separately whether each channel is decoded by itself, too
 */
record Decoding(Media media, AudioChoice choice, boolean separately, StepContext context) {
  private static final long WORTH_A_LOOK = 10_000_000;

  Recording recording() throws IOException, InterruptedException {
    Path input = context.input();
    WorkFile audio = new WorkFile("audio.wav");
    double expected = Math.max(1, expectedSeconds(input));
    double share = separately ? 1.0 / 3 : 1;
    Media.Decoded decoded =
        media.decode(
            input,
            context.path(audio),
            choice,
            seconds -> context.progress(share * seconds / expected),
            context::cancelled);
    context.log(
        String.format(
            Locale.ROOT,
            "%.1f s of sound in a %s file",
            decoded.audio().seconds(),
            decoded.info().container()));
    if (!decoded.heard().isEmpty()) {
      context.log("recognized track: " + decoded.heard());
    }
    List<WorkFile> channels = separately ? channels(input, expected) : List.of();
    return new Recording(
        audio,
        decoded.audio().seconds(),
        decoded.info().container(),
        channels,
        decoded.info().chosenOfSeveral());
  }

  private List<WorkFile> channels(Path input, double expected)
      throws IOException, InterruptedException {
    int count =
        media
            .decodeChannels(
                input,
                channel -> context.path(channelFile(channel)),
                choice,
                seconds -> context.progress((1 + seconds / expected) / 3),
                context::cancelled)
            .size();
    context.log(count + " channels, transcribed separately");
    return IntStream.rangeClosed(1, count).mapToObj(Decoding::channelFile).toList();
  }

  private static WorkFile channelFile(int channel) {
    return new WorkFile("channel-" + channel + ".wav");
  }

  /**
   * How long the sound will be, for the progress of decoding it; short files are decoded before
   * progress is displayed.
   */
  private double expectedSeconds(Path input) throws IOException, InterruptedException {
    return Files.size(input) > WORTH_A_LOOK ? media.probe(input, context::cancelled).seconds() : 0;
  }
}
