package dev.cadenza.media.ffmpeg;

import static java.util.Objects.requireNonNull;

import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Progress;
import dev.cadenza.media.command.Command;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.model.TransientFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Mixes a dub into the file: unchanged video, the new audio first, the original one second, and
 * then the other tracks.
 *
 * <p>ffmpeg streams its input: memory use does not depend on the duration.
 */
public final class DubMixer {
  private static final String MIXING_FAILED = "mixing_failed";
  private static final String LABEL = "Dubbed by a synthetic voice";

  /** The usual target of speech in EBU R 128. */
  private static final double TARGET_LUFS = -16;

  private static final double MAX_GAIN = 20;

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
   * Writes the dubbed file: the dub, the video, the dubbed audio, and the other tracks that the
   * format supports.
   *
   * @param file to write, replaced if it exists
   * @param progress receives the processed seconds, of twice the recording's length
   * @return the tracks of the original that the file does not contain, for users
   * @throws TransientFailure {@code mixing_failed}
   */
  public List<String> write(
      Dub dub, DubbedFormat format, Path file, Progress progress, Cancellation cancellation)
      throws InterruptedException {
    double gain = gain(dub, progress, cancellation);
    Progress second = seconds -> progress.seconds(dub.seconds() + seconds);
    DubTracks tracks = new DubTracks(dub.info(), format, dub.originalLanguage(), true);
    try {
      run(dub, arguments(dub, tracks, gain, file), second, cancellation);
      return tracks.leftOut();
    } catch (TransientFailure e) {
      if (!e.code().equals(MIXING_FAILED)) {
        throw e;
      }
      // A track that cannot be copied must not prevent the dub.
      DubTracks fewer = new DubTracks(dub.info(), format, dub.originalLanguage(), false);
      run(dub, arguments(dub, fewer, gain, file), second, cancellation);
      return fewer.leftOut();
    }
  }

  private static List<String> arguments(Dub dub, DubTracks tracks, double gain, Path file) {
    DubbedFormat format = tracks.format();
    List<String> words =
        new ArrayList<>(List.of("-filter_complex", mix(dub) + levelled(gain) + "[dub]"));
    words.addAll(tracks.arguments());
    String language = "language=" + DubTracks.threeLetters(dub.language());
    words.addAll(List.of("-metadata:s:a:0", language));
    // MP4 tracks have no title; players show the name of the handler.
    String name = format.muxer().matches("mp4|mov|ipod") ? "handler_name" : "title";
    words.addAll(List.of("-metadata:s:a:0", name + "=" + LABEL));
    words.addAll(List.of("-metadata", "comment=" + LABEL));
    words.addAll(List.of("-map_metadata:g", "0:g"));
    // Video packets wait in memory until the audio begins, which may be late; and formats that 4.4
    // considers experimental, such as FLAC in MP4, are allowed.
    words.addAll(List.of("-max_muxing_queue_size", "100000", "-strict", "-2"));
    if (format.muxer().matches("matroska|webm")) {
      // 4.4 would otherwise mark the first subtitles as default.
      words.addAll(List.of("-default_mode", "passthrough"));
    }
    words.addAll(List.of("-f", format.muxer(), Ffmpeg.url(file)));
    return words;
  }

  /** The required gain in decibels. */
  private double gain(Dub dub, Progress progress, Cancellation cancellation)
      throws InterruptedException {
    String measuring = mix(dub) + ",ebur128=framelog=verbose[dub]";
    List<String> arguments =
        List.of("-filter_complex", measuring, "-map", "[dub]", "-f", "null", "-");
    Matcher integrated = INTEGRATED.matcher(run(dub, arguments, progress, cancellation).errors());
    double loudness = integrated.find() ? Double.parseDouble(integrated.group(1)) : SILENT_LUFS;
    return loudness <= SILENT_LUFS ? 0 : Math.clamp(TARGET_LUFS - loudness, -MAX_GAIN, MAX_GAIN);
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
          MIXING_FAILED, "ffmpeg did not mix the dub: " + outcome.complaint(), null);
    }
    return outcome;
  }

  /** A filter graph that ends with the mixed audio, as long as the recording. */
  private static String mix(Dub dub) {
    boolean mono = dub.info().audio().get(dub.info().selectedAudio()).channels() == 1;
    String layout = mono ? "mono" : "stereo";
    String ours =
        ",aformat=sample_fmts=fltp,pan=%s|c0=c0%s".formatted(layout, mono ? "" : "|c1=c0");
    String voice = "[1:a]aresample=48000" + ours;
    String whole =
        String.format(Locale.ROOT, ",apad,atrim=end=%.4f,asetpts=PTS-STARTPTS", dub.seconds());
    if (dub.background().isEmpty()) {
      return voice + whole;
    }
    // Silence where the original has none, so that it stays synchronous with the video.
    String original =
        String.format(
            Locale.ROOT,
            "[0:a:%d]aresample=48000,aformat=sample_fmts=s16:channel_layouts=%s,%s,aformat=sample_fmts=fltp",
            dub.info().selectedAudio(),
            layout,
            Decoder.IN_TIME);
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

  /**
   * Extracts a picture from a video.
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
            .combine(video, List.of(), arguments, Progress.NONE)
            .within(limits.slowest())
            .run(cancellation);
    if (!outcome.succeeded()) {
      throw new TransientFailure(
          MIXING_FAILED, "ffmpeg did not extract a picture: " + outcome.complaint(), null);
    }
  }
}
