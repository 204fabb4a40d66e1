package dev.cadenza.e2e.support;

import dev.cadenza.engines.Voice;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.command.Command;
import dev.cadenza.media.ffmpeg.Ffmpeg;
import dev.cadenza.media.wav.WavWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Recordings of people to be dubbed, and what is in files. */
public record DubbingMedia(Path folder) {
  private static final Path FFMPEG = Ffmpeg.locate(System.getenv()).program();

  /** Sentences with a second and a half between them. */
  public Path speech(String name, String... sentences) throws IOException, InterruptedException {
    Engines engines = Engines.locate(System.getenv());
    Voice voice = engines.voice("flite/rms");
    Path file = folder.resolve(name);
    try (WavWriter writer = WavWriter.create(file, 16_000)) {
      writer.appendSilence(1);
      for (String sentence : sentences) {
        writer.append(
            engines.synthesizer(voice).synthesize(sentence, voice, 1, Cancellation.NEVER).sound());
        writer.appendSilence(1.5);
      }
    }
    return file;
  }

  /** A film with this sound. */
  public Path film(Path speech, String name) throws InterruptedException {
    Path film = folder.resolve(name);
    ffmpeg(
        List.of(
            "-f",
            "lavfi",
            "-i",
            "testsrc=s=96x64:r=12",
            "-i",
            speech.toString(),
            "-shortest",
            "-pix_fmt",
            "yuv420p",
            "-y",
            film.toString()));
    return film;
  }

  /** The same sound in another kind of file. */
  public Path converted(Path speech, String name) throws InterruptedException {
    Path file = folder.resolve(name);
    ffmpeg(List.of("-i", speech.toString(), "-y", file.toString()));
    return file;
  }

  /** Whatever ffmpeg makes of the arguments. */
  public Path made(String name, String... arguments) throws InterruptedException {
    Path file = folder.resolve(name);
    List<String> words = new ArrayList<>(List.of(arguments));
    words.addAll(List.of("-y", file.toString()));
    ffmpeg(words);
    return file;
  }

  /** A digest of a stream as it lies in the file, undecoded. */
  public static String digest(Path file, String stream) throws InterruptedException {
    return ffmpeg(List.of("-i", file.toString(), "-map", stream, "-c", "copy", "-f", "md5", "-"));
  }

  /** What ffprobe says of a file: values, one a line. */
  public static List<String> probe(Path file, String streams, String entries)
      throws InterruptedException {
    List<String> words =
        new ArrayList<>(List.of("-v", "error", "-of", "csv=p=0", "-show_entries", entries));
    if (!streams.isEmpty()) {
      words.addAll(List.of("-select_streams", streams));
    }
    words.add(file.toString());
    Command.Outcome outcome =
        Command.of(FFMPEG.resolveSibling("ffprobe"), words).run(Cancellation.NEVER);
    return outcome.output().lines().toList();
  }

  public static double seconds(Path file) throws InterruptedException {
    return Double.parseDouble(probe(file, "", "format=duration").getFirst());
  }

  private static String ffmpeg(List<String> arguments) throws InterruptedException {
    List<String> words = new ArrayList<>(List.of("-nostdin", "-v", "error"));
    words.addAll(arguments);
    Command.Outcome outcome = Command.of(FFMPEG, words).run(Cancellation.NEVER);
    if (!outcome.succeeded()) {
      throw new AssertionError(outcome.complaint());
    }
    return outcome.output().strip();
  }
}
