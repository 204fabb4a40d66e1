package dev.cadenza.media.ffmpeg;

import static java.util.Objects.requireNonNull;

import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Progress;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.command.Command;
import dev.cadenza.media.levels.Levelling;
import dev.cadenza.media.levels.Loudness;
import dev.cadenza.media.mp3.Mp3Encoder;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.media.wav.PcmReader;
import dev.cadenza.media.wav.WavWriter;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.TransientFailure;
import dev.cadenza.processes.ScratchFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Reads uploaded media, and writes files for players. */
public final class Media {
  private final Ffmpeg ffmpeg;
  private final MediaLimits limits;

  public Media(Ffmpeg ffmpeg) {
    this(ffmpeg, MediaLimits.DEFAULT);
  }

  public Media(Ffmpeg ffmpeg, MediaLimits limits) {
    this.ffmpeg = requireNonNull(ffmpeg, "ffmpeg");
    this.limits = requireNonNull(limits, "limits");
  }

  /**
   * Inspects a file without decoding it.
   *
   * @throws PermanentFailure {@code empty_file}, {@code not_media}, {@code no_audio} or {@code
   *     too_long}
   */
  public MediaInfo probe(Path file, Cancellation cancellation)
      throws IOException, InterruptedException {
    Acceptance.requireContent(file);
    return new Acceptance(limits).accepted(ffmpeg.inspect(file).run(cancellation));
  }

  /**
   * Inspects a file and decodes its default audio track to 16 kHz, one channel.
   *
   * <p>Times are those of the file, from the start of its first track: audio that begins later has
   * silence before it, and gaps are filled with silence. Of several channels those with speech are
   * used, {@code ChannelChoice}. A damaged file yields the audio before the damage.
   *
   * @param wav the file to write, replaced if it exists
   * @param progress receives the decoded seconds
   * @throws PermanentFailure as {@link #probe}; {@code not_media} also when the file cannot be
   *     decoded
   */
  public Decoded decode(Path file, Path wav, Progress progress, Cancellation cancellation)
      throws IOException, InterruptedException {
    return decode(file, wav, AudioChoice.DEFAULT, progress, cancellation);
  }

  /**
   * Like {@link #decode}, of a chosen track; {@code no_such_track} if the file does not have it.
   */
  public Decoded decode(
      Path file, Path wav, AudioChoice choice, Progress progress, Cancellation cancellation)
      throws IOException, InterruptedException {
    return new Decoder(ffmpeg, limits, PcmFile.SPEECH_RATE, choice, Optional.empty())
        .decode(file, wav, progress, cancellation);
  }

  /**
   * Like {@link #decode}, each channel to a separate file.
   *
   * @param wav the file to write for a channel, which are numbered from 1
   * @param progress receives the decoded seconds of all channels
   * @throws PermanentFailure as {@link #decode}; {@code one_channel} without several channels
   */
  public List<PcmFile> decodeChannels(
      Path file,
      IntFunction<Path> wav,
      AudioChoice choice,
      Progress progress,
      Cancellation cancellation)
      throws IOException, InterruptedException {
    MediaInfo info = probe(file, cancellation).choosing(choice);
    return Decoder.channels(ffmpeg, limits, choice, info, file, wav, progress, cancellation);
  }

  /**
   * Measures an internal audio file of any format.
   *
   * @throws TransientFailure {@code measuring_failed}
   */
  public Loudness loudness(Path file, Cancellation cancellation) throws InterruptedException {
    Command.Outcome outcome = ffmpeg.measure(file).within(limits.slowest()).run(cancellation);
    if (!outcome.succeeded()) {
      throw new TransientFailure(
          "measuring_failed", "ffmpeg measured no loudness: " + outcome.complaint(), null);
    }
    return Loudness.read(outcome.errors());
  }

  /** For subtitles in pictures. */
  public SubtitleBurner burner() {
    return new SubtitleBurner(ffmpeg, limits);
  }

  /** The levelling to {@link Loudness#TARGET} without peaks above {@link Loudness#CEILING}. */
  public Levelling levelling(PcmFile wav, Cancellation cancellation) throws IOException {
    return Levelling.of(Levelling.NONE.measured(wav, cancellation));
  }

  /**
   * Encodes audio in a format for players.
   *
   * @param file the file to write, replaced if it exists
   * @param tags such as {@code title} and {@code artist}; empty ones are omitted
   * @param progress receives the encoded seconds
   * @throws TransientFailure {@code encoding_failed}
   */
  public void encode(
      PcmFile wav,
      Path file,
      AudioFormat format,
      Map<String, String> tags,
      Progress progress,
      Cancellation cancellation)
      throws IOException, InterruptedException {
    encode(wav, file, format, tags, List.of(), progress, cancellation);
  }

  /**
   * Like {@link #encode}, with chapter marks, which WAV does not have.
   *
   * @param chapters in order and without gaps; possibly empty
   */
  public void encode(
      PcmFile wav,
      Path file,
      AudioFormat format,
      Map<String, String> tags,
      List<Audiobook.Chapter> chapters,
      Progress progress,
      Cancellation cancellation)
      throws IOException, InterruptedException {
    if (format == AudioFormat.WAV) {
      try (WavWriter writer = WavWriter.create(file, wav.sampleRate(), tags)) {
        writer.append(wav, cancellation);
      }
      progress.seconds(wav.seconds());
      return;
    }
    if (format == AudioFormat.MP3
        && chapters.isEmpty()
        && encodedHere(wav, new TimeSpan(0, wav.seconds()), file, tags, progress, cancellation)) {
      return;
    }
    List<String> output = new ArrayList<>(format.arguments());
    output.add(Ffmpeg.url(file));
    withTags(
        format == AudioFormat.OGG ? TagFile.ofOgg(tags, chapters) : TagFile.text(tags, chapters),
        file,
        tagFile -> ffmpeg.convertWav(wav.path(), tagFile, output, progress),
        cancellation);
  }

  /**
   * Like {@link #encode}, a span of it in MP3, with unchanged loudness.
   *
   * @throws TransientFailure {@code encoding_failed}
   */
  public void encodeSpan(
      PcmFile wav, TimeSpan span, Path file, Map<String, String> tags, Cancellation cancellation)
      throws IOException, InterruptedException {
    if (encodedHere(wav, span, file, tags, Progress.NONE, cancellation)) {
      return;
    }
    List<String> output = new ArrayList<>(AudioFormat.MP3.arguments());
    output.add(Ffmpeg.url(file));
    withTags(
        TagFile.text(tags),
        file,
        tagFile -> ffmpeg.convertSpan(wav.path(), span, tagFile, output, Progress.NONE),
        cancellation);
  }

  /**
   * Encodes MP3 in this process.
   *
   * @return whether this machine supports it
   */
  private static boolean encodedHere(
      PcmFile wav,
      TimeSpan span,
      Path file,
      Map<String, String> tags,
      Progress progress,
      Cancellation cancellation) {
    Optional<Mp3Encoder> found = Mp3Encoder.find(wav.sampleRate(), tags);
    if (found.isEmpty()) {
      return false;
    }
    try (Mp3Encoder encoder = found.get();
        PcmReader audio = wav.reader(span)) {
      encoder.write(audio, wav.sampleRate(), tags, file, progress, cancellation);
    } catch (IOException failure) {
      throw new TransientFailure(
          "encoding_failed", file.getFileName() + " was not written: " + failure, failure);
    }
    return true;
  }

  /**
   * Writes an audiobook with chapter marks and a cover.
   *
   * @param file the M4B file to write, replaced if it exists
   * @param progress receives the encoded seconds
   * @throws TransientFailure {@code encoding_failed}
   */
  public void bind(Audiobook book, Path file, Progress progress, Cancellation cancellation)
      throws IOException, InterruptedException {
    List<String> output = new ArrayList<>(book.arguments());
    output.add(Ffmpeg.url(file));
    withTags(
        TagFile.text(book.tags(), book.chapters()),
        file,
        tags -> ffmpeg.bind(book.sound().path(), tags, book.cover(), output, progress),
        cancellation);
  }

  /**
   * Compresses a WAV file of one channel to FLAC: at most half the size, lossless.
   *
   * @param flac the file to write, replaced if it exists
   * @throws TransientFailure {@code encoding_failed}
   */
  public void pack(Path wav, Path flac) throws InterruptedException {
    List<String> output = List.of("-map_metadata", "-1", "-c:a", "flac", "-f", "flac");
    written(
        ffmpeg.encode(wav, output, flac).within(limits.slowest()).run(Cancellation.NEVER), flac);
  }

  /** Decompresses a file of {@link #pack} to WAV, with the same errors. */
  public void unpack(Path flac, Path wav) throws InterruptedException {
    written(ffmpeg.unpack(flac, wav).within(limits.slowest()).run(Cancellation.NEVER), wav);
  }

  private void withTags(
      String tags, Path file, Function<Path, Command> command, Cancellation cancellation)
      throws IOException, InterruptedException {
    // In a file because arguments support only the characters of the system's locale.
    try (ScratchFolder folder = ScratchFolder.create("tags")) {
      Path tagFile = Files.writeString(folder.path().resolve("tags"), tags);
      written(command.apply(tagFile).within(limits.slowest()).run(cancellation), file);
    }
  }

  /** For covers. */
  public Pictures pictures() {
    return new Pictures(ffmpeg);
  }

  private static void written(Command.Outcome outcome, Path file) {
    if (!outcome.succeeded()) {
      throw new TransientFailure(
          "encoding_failed",
          "ffmpeg wrote no " + file.getFileName() + ": " + outcome.complaint(),
          null);
    }
  }

  /**
   * The audio of a file, and its properties.
   *
   * @param heard the selected audio track and channels, for a log
   */
  public record Decoded(MediaInfo info, PcmFile audio, String heard) {
    public Decoded {
      requireNonNull(info, "info");
      requireNonNull(audio, "audio");
      requireNonNull(heard, "heard");
    }
  }
}
