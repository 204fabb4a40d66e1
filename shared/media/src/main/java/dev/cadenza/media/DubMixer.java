package dev.cadenza.media;

import static java.util.Objects.requireNonNull;

import dev.cadenza.model.TransientFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Mixes a dub and puts it into the file: pictures as they are, the new sound first and the original
 * one second.
 *
 * <p>ffmpeg reads and writes as it goes: memory does not grow with the length.
 */
public final class DubMixer {
  /** What EBU R 128 measures, and most places ask of speech for listening anywhere. */
  private static final double TARGET_LUFS = -16;

  private static final double MOST_GAIN = 20;

  /** -1.5 dB of full scale. */
  private static final double CEILING = 0.84;

  private static final Pattern INTEGRATED =
      Pattern.compile("Integrated loudness:\\s+I:\\s+(-?\\d+(?:\\.\\d+)?) LUFS");

  private static final double SILENT_LUFS = -69;

  private final Ffmpeg ffmpeg;
  private final MediaLimits limits;

  public DubMixer(Ffmpeg ffmpeg, MediaLimits limits) {
    this.ffmpeg = requireNonNull(ffmpeg, "ffmpeg");
    this.limits = requireNonNull(limits, "limits");
  }

  /**
   * @param file to write, replaced if it is there
   * @param progress takes the seconds that are done, of twice the recording's length
   * @throws TransientFailure {@code mixing_failed}
   */
  public void write(
      Dub dub, DubbedFormat format, Path file, Progress progress, Cancellation cancellation)
      throws InterruptedException {
    double gain = gain(dub, progress, cancellation);
    List<String> arguments =
        new ArrayList<>(List.of("-filter_complex", mix(dub) + levelled(gain) + "[dub]"));
    if (format.video()) {
      arguments.addAll(List.of("-map", "0:V:0", "-c:v", "copy"));
    }
    arguments.addAll(List.of("-map", "[dub]", "-c:a:0"));
    arguments.addAll(format.codec());
    arguments.addAll(List.of("-metadata:s:a:0", "language=" + threeLetters(dub.language())));
    arguments.addAll(List.of("-metadata:s:a:0", "title=Dubbed by a synthetic voice"));
    if (format.video()) {
      arguments.addAll(List.of("-map", "0:a:0", "-c:a:1", "copy"));
      String language = "language=" + threeLetters(dub.originalLanguage());
      arguments.addAll(List.of("-metadata:s:a:1", language));
      arguments.addAll(List.of("-disposition:a:0", "default", "-disposition:a:1", "0"));
    }
    arguments.addAll(List.of("-metadata", "comment=Dubbed by a synthetic voice"));
    arguments.addAll(List.of("-map_metadata:g", "0:g", "-f", format.muxer(), Ffmpeg.url(file)));
    run(dub, arguments, seconds -> progress.seconds(dub.seconds() + seconds), cancellation);
  }

  /** How much louder it has to be, in decibels. */
  private double gain(Dub dub, Progress progress, Cancellation cancellation)
      throws InterruptedException {
    String measuring = mix(dub) + ",ebur128=framelog=verbose[dub]";
    List<String> arguments =
        List.of("-filter_complex", measuring, "-map", "[dub]", "-f", "null", "-");
    Matcher integrated = INTEGRATED.matcher(run(dub, arguments, progress, cancellation).errors());
    double loudness = integrated.find() ? Double.parseDouble(integrated.group(1)) : SILENT_LUFS;
    return loudness <= SILENT_LUFS ? 0 : Math.clamp(TARGET_LUFS - loudness, -MOST_GAIN, MOST_GAIN);
  }

  private Command.Outcome run(
      Dub dub, List<String> arguments, Progress progress, Cancellation cancellation)
      throws InterruptedException {
    List<Path> wavs = new ArrayList<>(List.of(dub.voice().path()));
    dub.background().map(PcmFile::path).ifPresent(wavs::add);
    Command.Outcome outcome =
        ffmpeg
            .combine(dub.original(), wavs, arguments, progress)
            .within(limits.slowest())
            .run(cancellation);
    if (!outcome.succeeded()) {
      throw new TransientFailure(
          "mixing_failed", "ffmpeg did not mix the dub: " + outcome.complaint(), null);
    }
    return outcome;
  }

  /** A graph of filters that ends with the mixed sound, as long as the recording. */
  private static String mix(Dub dub) {
    boolean mono = dub.info().audio().getFirst().channels() == 1;
    String layout = mono ? "mono" : "stereo";
    String ours =
        ",aformat=sample_fmts=fltp,pan=%s|c0=c0%s".formatted(layout, mono ? "" : "|c1=c0");
    String voice = "[1:a]aresample=48000" + ours;
    String whole =
        String.format(Locale.ROOT, ",apad,atrim=end=%.4f,asetpts=PTS-STARTPTS", dub.seconds());
    if (dub.background().isEmpty()) {
      return voice + whole;
    }
    // Silence where the original has gaps, so that it stays beside the pictures.
    String original =
        "[0:a:0]aresample=48000:async=1:first_pts=0,aformat=sample_fmts=fltp:channel_layouts="
            + layout;
    return original
        + "[original];[2:a]aresample=48000"
        + ours
        + "[gain];[original][gain]amultiply[background];"
        + voice
        + "[voice];[background][voice]amix=inputs=2:normalize=0:duration=longest"
        + whole;
  }

  private static String levelled(double gain) {
    return String.format(
        Locale.ROOT, ",volume=%.2fdB,alimiter=limit=%.2f:level=false", gain, CEILING);
  }

  /** As containers want languages named. */
  private static String threeLetters(String language) {
    String code = Locale.forLanguageTag(language).getISO3Language();
    return code.isEmpty() ? "und" : code;
  }

  /**
   * Takes a picture out of a video.
   *
   * @param jpeg to write
   * @throws TransientFailure {@code mixing_failed}
   */
  public void thumbnail(Path video, double at, Path jpeg, Cancellation cancellation)
      throws InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("-map", "0:V:0"));
    arguments.addAll(List.of("-ss", String.format(Locale.ROOT, "%.3f", at), "-frames:v", "1"));
    arguments.addAll(List.of("-vf", "scale='min(640,iw)':-2", "-c:v", "mjpeg", "-q:v", "4"));
    arguments.addAll(List.of("-f", "image2", "-update", "1", Ffmpeg.url(jpeg)));
    Command.Outcome outcome =
        ffmpeg
            .combine(video, List.of(), arguments, Progress.NOBODY)
            .within(limits.slowest())
            .run(cancellation);
    if (!outcome.succeeded()) {
      throw new TransientFailure(
          "mixing_failed", "ffmpeg took no picture: " + outcome.complaint(), null);
    }
  }
}
