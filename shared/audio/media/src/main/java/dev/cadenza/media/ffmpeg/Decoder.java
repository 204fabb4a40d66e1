package dev.cadenza.media.ffmpeg;

import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Progress;
import dev.cadenza.media.command.Command;
import dev.cadenza.media.ffmpeg.Media.Decoded;
import dev.cadenza.media.speech.ChannelMix;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.media.wav.WavHeader;
import dev.cadenza.model.PermanentFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/**
 * Decodes the audio of an untrusted file to one channel of 16-bit samples, in one run of ffmpeg for
 * nearly all files.
 *
 * @param sampleRate of the result, in hertz
 * @param choice of several audio tracks
 * @param channel from 0, if only one is decoded
 */
record Decoder(
    Ffmpeg ffmpeg,
    MediaLimits limits,
    int sampleRate,
    AudioChoice choice,
    Optional<Integer> channel) {
  /**
   * Places ffmpeg's frames by their timestamps, from zero. Smaller differences, in seconds, are
   * clock jitter and are ignored.
   */
  static final String IN_TIME = "aresample=async=1:min_hard_comp=0.06:first_pts=0";

  /** The disk space of two channels, as a limit for all files. */
  private static final int MAX_CHANNELS = 2;

  /**
   * ffmpeg's messages when the audio format changes within the file, so that timestamps restart at
   * zero, and when a gap is too long to be filled.
   */
  private static final Pattern OUT_OF_TIME =
      Pattern.compile(
          "Non-monoton\\w+ DTS in output stream 0:0|Failed to compensate for timestamp delta");

  Decoder(Ffmpeg ffmpeg, MediaLimits limits, int sampleRate) {
    this(ffmpeg, limits, sampleRate, AudioChoice.DEFAULT, Optional.empty());
  }

  /** Like {@link Media#decode}. */
  Decoded decode(Path file, Path wav, Progress progress, Cancellation cancellation)
      throws IOException, InterruptedException {
    Acceptance.requireContent(file);
    Run run = new Run(file, wav, progress, cancellation);
    Command.Outcome outcome = run.of(0);
    MediaInfo info = new Acceptance(limits).accepted(outcome).choosing(choice);
    int track = info.selectedAudio();
    if (track != 0) {
      outcome = run.of(track);
    }
    String channels = run.oneChannel(track, outcome);
    if (Files.size(wav) > WavHeader.SIZE + limits.longest().toSeconds() * bytesPerSecond()) {
      throw new Acceptance(limits).tooLong();
    }
    return new Decoded(info, PcmFile.open(wav), selection(info, track, channels));
  }

  /**
   * Decodes the start of the selected audio, without the silence before audio that begins late.
   *
   * @param seconds the maximum duration
   */
  PcmFile beginning(Path file, double seconds, Path wav, Cancellation cancellation)
      throws IOException, InterruptedException {
    Run run = new Run(file, wav, Progress.NONE, cancellation);
    String length = String.format(Locale.ROOT, "%.3f", seconds);
    MediaInfo info = new Acceptance(limits).accepted(run.of(0, samples(), length));
    if (info.selectedAudio() != 0) {
      run.of(info.selectedAudio(), samples(), length);
    }
    run.requireSound();
    ChannelMix.replace(wav, cancellation);
    return PcmFile.open(wav);
  }

  private static String selection(MediaInfo info, int track, String channels) {
    List<Track> sounds = info.tracks(Track.Kind.AUDIO);
    List<String> selected = new ArrayList<>();
    if (sounds.size() > 1) {
      selected.add(
          String.format(
              Locale.ROOT,
              "%s, %s of %d",
              sounds.get(track).described(),
              track == AudioChoice.DEFAULT.among(sounds) ? "the default one" : "one",
              sounds.size()));
    }
    if (!channels.isEmpty()) {
      selected.add(channels);
    }
    return String.join("; ", selected);
  }

  private long bytesPerSecond() {
    return sampleRate * (long) Short.BYTES;
  }

  /** The maximum duration to read before a file is too long. */
  private long mostSeconds() {
    return limits.longest().toSeconds() + 1;
  }

  private long mostBytes() {
    return MAX_CHANNELS * mostSeconds() * bytesPerSecond();
  }

  private String samples() {
    return channel.map(it -> String.format(Locale.ROOT, "pan=mono|c0=c%d,", it)).orElse("")
        + String.format(Locale.ROOT, "aresample=%d,aformat=sample_fmts=s16", sampleRate);
  }

  /** The runs of ffmpeg that a file requires. */
  private final class Run {
    private final Path file;
    private final Path wav;
    private final Progress progress;
    private final Cancellation cancellation;
    private final boolean broadcast;

    Run(Path file, Path wav, Progress progress, Cancellation cancellation) throws IOException {
      this.file = file;
      this.wav = wav;
      this.progress = progress;
      this.cancellation = cancellation;
      this.broadcast = Broadcast.looksLike(file);
    }

    /** Decodes with all channels. */
    Command.Outcome of(int track) throws IOException, InterruptedException {
      return of(track, samples() + "," + IN_TIME, Long.toString(mostSeconds()));
    }

    Command.Outcome of(int track, String filters, String seconds)
        throws IOException, InterruptedException {
      Files.deleteIfExists(wav);
      List<String> arguments = new ArrayList<>(sound(track, filters));
      arguments.addAll(wave(seconds));
      arguments.addAll(otherOutputs(track));
      return ffmpeg
          .convert(file, arguments, progress)
          .onError(new Acceptance(limits).early())
          .within(limits.slowest())
          .run(cancellation);
    }

    /** Mixes the decoded channels into one, or decodes again if that failed. */
    String oneChannel(int track, Command.Outcome outcome) throws IOException, InterruptedException {
      requireSound();
      boolean cut = Files.size(wav) > mostBytes() - bytesPerSecond();
      if (cut || OUT_OF_TIME.matcher(outcome.errors()).find()) {
        again(track);
        return "";
      }
      return ChannelMix.replace(wav, cancellation);
    }

    /**
     * Decodes with ffmpeg's mix of the channels, and aligns it in a separate run: the decoded audio
     * has one format then, and is smaller.
     */
    private void again(int track) throws IOException, InterruptedException {
      Path timed = wav.resolveSibling(wav.getFileName() + ".mka");
      try {
        List<String> arguments = new ArrayList<>(sound(track, samples() + ":channel_layouts=mono"));
        arguments.addAll(List.of("-t", Long.toString(mostSeconds())));
        arguments.addAll(List.of("-f", "matroska", Ffmpeg.url(timed)));
        arguments.addAll(otherOutputs(track));
        ffmpeg.convert(file, arguments, progress).within(limits.slowest()).run(cancellation);
        Files.deleteIfExists(wav);
        List<String> placing = new ArrayList<>(sound(0, IN_TIME));
        placing.addAll(wave(Long.toString(mostSeconds())));
        ffmpeg
            .convertTimed(timed, placing, Progress.NONE)
            .within(limits.slowest())
            .run(cancellation);
      } finally {
        Files.deleteIfExists(timed);
      }
      requireSound();
    }

    void requireSound() throws IOException {
      if (!Files.exists(wav) || Files.size(wav) <= WavHeader.SIZE) {
        throw Acceptance.notMedia();
      }
    }

    private List<String> sound(int track, String filters) {
      List<String> words = new ArrayList<>(List.of("-map", "0:a:" + track, "-vn", "-sn", "-dn"));
      words.addAll(List.of("-map_metadata", "-1", "-bitexact", "-af", filters));
      words.addAll(List.of("-c:a", "pcm_s16le"));
      return words;
    }

    private List<String> wave(String seconds) {
      return List.of(
          "-t", seconds, "-fs", Long.toString(mostBytes()), "-f", "wav", Ffmpeg.url(wav));
    }

    /**
     * Makes ffmpeg read the whole broadcast: video frames and audio together show where its
     * timestamps restart, and a dub must find the same positions.
     */
    private List<String> otherOutputs(int track) {
      return broadcast
          ? List.of("-map", "0:a:" + track, "-map", "0:V?", "-c", "copy", "-f", "null", "-")
          : List.of();
    }
  }

  /**
   * Decodes each channel to a separate file.
   *
   * @param wav the file of a channel, which are numbered from 1
   */
  static List<PcmFile> channels(
      Ffmpeg ffmpeg,
      MediaLimits limits,
      AudioChoice choice,
      MediaInfo info,
      Path file,
      IntFunction<Path> wav,
      Progress progress,
      Cancellation cancellation)
      throws IOException, InterruptedException {
    int channels = info.audio().get(info.selectedAudio()).channels();
    if (channels < 2) {
      throw new PermanentFailure(
          "one_channel",
          "The recording does not have several channels. Set \"channels\" to \"mixed\", or send a"
              + " stereo recording.");
    }
    List<PcmFile> decoded = new ArrayList<>();
    double done = 0;
    for (int channel = 0; channel < channels; channel++) {
      double before = done;
      PcmFile audio =
          new Decoder(ffmpeg, limits, PcmFile.SPEECH_RATE, choice, Optional.of(channel))
              .decode(
                  file,
                  wav.apply(channel + 1),
                  seconds -> progress.seconds(before + seconds),
                  cancellation)
              .audio();
      done += audio.seconds();
      decoded.add(audio);
    }
    return decoded;
  }
}
