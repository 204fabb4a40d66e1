package dev.cadenza.media.ffmpeg;

import static java.util.Objects.requireNonNull;

import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Progress;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.command.Command;
import dev.cadenza.media.command.Programs;
import dev.cadenza.media.wav.WavLength;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ffmpeg program, always run as a child process and never as a library: its input is untrusted.
 *
 * <p>It may open only files and pipes, and only self-contained formats: a playlist could name other
 * files of this machine.
 */
public final class Ffmpeg {
  private static final Path LAYER = Path.of("/opt/bin/ffmpeg");
  private static final Pattern VERSION = Pattern.compile("^ffmpeg version (\\S+)");

  private static final String FORMATS =
      "aac,ac3,aiff,amr,amrnb,amrwb,ape,asf,au,avi,caf,dts,eac3,flac,flv,matroska,webm,mov,mp4,m4a,"
          + "3gp,3g2,mj2,mp3,mpeg,mpegts,mxf,ogg,oma,rm,tta,voc,w64,wav,wv";

  /**
   * The maximum gap in a broadcast's timestamps, in seconds. A longer gap and any step back are a
   * restart, which continues at the previous end.
   */
  private static final String MAX_HOLE = "3600";

  /**
   * A negligible offset in seconds. Without it ffmpeg counts a broadcast's time from the first of
   * the used tracks instead of all.
   */
  private static final String NO_OFFSET = "0.000001";

  private static final long MAX_ALLOCATION = 512L << 20;

  private final Path program;

  public Ffmpeg(Path program) {
    this.program = requireNonNull(program, "program");
  }

  /**
   * The first existing one of: the variable {@code FFMPEG}, the layer's {@code /opt/bin/ffmpeg},
   * the one on the {@code PATH}, the static one on the class path.
   */
  public static Optional<Ffmpeg> find(Map<String, String> environment) {
    return Optional.ofNullable(environment.get("FFMPEG"))
        .filter(value -> !value.isBlank())
        .map(Path::of)
        .or(() -> Optional.of(LAYER).filter(Files::isExecutable))
        .or(() -> Programs.on(environment).find("ffmpeg"))
        .or(() -> BundledFfmpeg.unpacked(environment))
        .map(Ffmpeg::new);
  }

  /**
   * Like {@link #find}.
   *
   * @throws IllegalStateException if none exists
   */
  public static Ffmpeg locate(Map<String, String> environment) {
    return find(environment)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "ffmpeg is missing. Install it (sudo apt-get install -y ffmpeg), or set its path in the"
                        + " variable FFMPEG."));
  }

  public Path program() {
    return program;
  }

  /** The version that it reports; empty if it does not run. */
  public Optional<String> version() throws InterruptedException {
    if (!Files.isExecutable(program)) {
      return Optional.empty();
    }
    Command.Outcome outcome = Command.of(program, List.of("-version")).run(Cancellation.NEVER);
    Matcher matcher = VERSION.matcher(outcome.output());
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** Probes a file: returns ffmpeg's report, which includes an error about the missing output. */
  Command inspect(Path input) {
    return command(list(preamble(), untrusted(input))).within(Duration.ofSeconds(30));
  }

  /** Converts an untrusted file, and prints the same report as {@link #inspect}. */
  Command convert(Path input, List<String> outputArguments, Progress progress) {
    return converting("info", untrusted(input), outputArguments, progress);
  }

  /** Converts an intermediate Matroska file with unchanged timestamps. */
  Command convertTimed(Path input, List<String> outputArguments, Progress progress) {
    List<String> inputs = List.of("-copyts", "-f", "matroska", "-i", url(input));
    return converting("error", inputs, outputArguments, progress);
  }

  /** Converts an internal WAV file, with the tags of an ffmetadata file. */
  Command convertWav(Path input, Path tags, List<String> outputArguments, Progress progress) {
    List<String> inputs =
        List.of("-f", "wav", "-i", url(input), "-f", "ffmetadata", "-i", url(tags));
    List<String> mapping = List.of("-map", "0:a:0", "-map_metadata", "1");
    return converting("error", inputs, list(mapping, outputArguments), progress);
  }

  /** Converts an internal WAV file, without tags. */
  Command encode(Path input, List<String> outputArguments, Path output) {
    return converting(
        "error",
        List.of("-f", "wav", "-i", url(input)),
        list(outputArguments, List.of(url(output))),
        Progress.NONE);
  }

  /** Converts an internal FLAC file to WAV. */
  Command unpack(Path flac, Path wav) {
    return converting(
        "error",
        List.of("-f", "flac", "-i", url(flac)),
        List.of("-c:a", "pcm_s16le", "-bitexact", "-f", "wav", url(wav)),
        Progress.NONE);
  }

  /** Like {@link #convertWav}, for a span of it. */
  Command convertSpan(
      Path input, TimeSpan span, Path tags, List<String> outputArguments, Progress progress) {
    List<String> cut =
        List.of("-ss", Double.toString(span.start()), "-t", Double.toString(span.seconds()));
    List<String> inputs =
        list(cut, List.of("-f", "wav", "-i", url(input), "-f", "ffmetadata", "-i", url(tags)));
    List<String> mapping = List.of("-map", "0:a:0", "-map_metadata", "1");
    return converting("error", inputs, list(mapping, outputArguments), progress);
  }

  /** Combines an internal WAV file, tags with chapters and a JPEG into one file. */
  Command bind(Path input, Path tags, Path cover, List<String> outputArguments, Progress progress) {
    List<String> inputs =
        List.of(
            "-f",
            "wav",
            "-i",
            url(input),
            "-f",
            "ffmetadata",
            "-i",
            url(tags),
            "-f",
            "jpeg_pipe",
            "-i",
            url(cover));
    List<String> mapping =
        List.of("-map", "0:a:0", "-map", "2:v:0", "-map_metadata", "1", "-map_chapters", "1");
    return converting("error", inputs, list(mapping, outputArguments), progress);
  }

  /** Converts a picture to JPEG, smaller if it is large. */
  Command jpeg(String format, Path picture, Path jpeg) {
    List<String> arguments =
        List.of(
            "-y",
            "-v",
            "error",
            "-f",
            format,
            "-i",
            url(picture),
            "-frames:v",
            "1",
            "-vf",
            "scale=w=min(1600\\,iw):h=min(1600\\,ih):force_original_aspect_ratio=decrease",
            "-q:v",
            "3",
            "-pix_fmt",
            "yuvj420p",
            "-f",
            "mjpeg",
            url(jpeg));
    return command(list(preamble(), arguments)).within(Duration.ofMinutes(1));
  }

  /** Prints the loudness of an internal file. */
  Command measure(Path input) {
    List<String> arguments = List.of("-nostats", "-v", "info", "-i", url(input));
    List<String> measuring =
        List.of("-af", "ebur128=peak=true:framelog=verbose", "-f", "null", "-");
    return Command.of(program, list(list(preamble(), arguments), measuring));
  }

  /** Combines an untrusted file and internal WAV files, and prints the measurements of filters. */
  Command combine(Path input, List<Path> wavs, List<String> outputArguments, Progress progress) {
    // Program streams and AVI omit frame timestamps, which other containers require.
    List<String> inputs = new ArrayList<>(List.of("-fflags", "+genpts"));
    inputs.addAll(untrusted(input));
    wavs.forEach(wav -> inputs.addAll(List.of("-f", "wav", "-i", url(wav))));
    return converting("info", inputs, outputArguments, progress);
  }

  private Command converting(
      String verbosity, List<String> input, List<String> outputArguments, Progress progress) {
    List<String> head =
        list(preamble(), List.of("-y", "-v", verbosity, "-nostats", "-progress", "pipe:1"));
    return command(list(list(head, input), outputArguments))
        .onOutput(line -> ProgressLine.seconds(line).ifPresent(progress::seconds));
  }

  private Command command(List<String> arguments) {
    // The static build crashes when it loads the system's character sets, as for station names in
    // transport streams. Without them it uses names unchanged.
    return Command.of(program, arguments).variable("GCONV_PATH", "/nonexistent");
  }

  private static List<String> preamble() {
    return List.of("-hide_banner", "-nostdin", "-max_alloc", Long.toString(MAX_ALLOCATION));
  }

  private static List<String> untrusted(Path input) {
    List<String> length = WavLength.isTooShort(input) ? List.of("-ignore_length", "1") : List.of();
    List<String> arguments =
        List.of(
            "-dts_delta_threshold",
            MAX_HOLE,
            "-itsoffset",
            NO_OFFSET,
            "-protocol_whitelist",
            "file,pipe",
            "-format_whitelist",
            FORMATS,
            "-i",
            url(input));
    return list(length, arguments);
  }

  /** With its protocol, so that a file name is not parsed as an option or an address. */
  static String url(Path file) {
    return "file:" + file.toAbsolutePath();
  }

  private static List<String> list(List<String> first, List<String> second) {
    List<String> both = new ArrayList<>(first);
    both.addAll(second);
    return both;
  }
}
