package dev.cadenza.media.ffmpeg;

import dev.cadenza.media.Cancellation;
import dev.cadenza.media.command.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Recordings of a sentence, made with real programs. */
record SpokenMedia(Ffmpeg ffmpeg, Path folder) {
  static final double SENTENCE_STARTS = 0.21;
  static final double SENTENCE_SECONDS = 3.405;

  private static final List<String> PICTURES =
      List.of("-f", "lavfi", "-i", "testsrc=s=96x64:r=12:d=%s");

  private static final String SUBTITLES = "1\n00:00:00,500 --> 00:00:02,000\nHello there\n";
  private static final String CHAPTERS =
      """
      ;FFMETADATA1
      title=The train
      [CHAPTER]
      TIMEBASE=1/1000
      START=0
      END=2000
      title=One
      [CHAPTER]
      TIMEBASE=1/1000
      START=2000
      END=5000
      title=Two
      """;

  private static byte[] sentence;

  static SpokenMedia in(Path folder) {
    return new SpokenMedia(Ffmpeg.locate(System.getenv()), folder);
  }

  /** 3.4 s, the first word at {@link #SENTENCE_STARTS}. */
  Path sentence() throws InterruptedException {
    Path file = folder.resolve("sentence.wav");
    try {
      if (Files.notExists(file)) {
        Files.write(file, spoken(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  /** It is spoken once for all tests: flite takes longer than most of them. */
  private static synchronized byte[] spoken(Path file) throws IOException, InterruptedException {
    if (sentence == null) {
      String text = "The train leaves at nine in the morning from platform two.";
      run(Path.of("flite"), List.of("-voice", "slt", "-t", text, "-o", file.toString()));
      sentence = Files.readAllBytes(file);
    }
    return sentence;
  }

  Path make(String name, List<String> arguments) throws InterruptedException {
    Path file = folder.resolve(name);
    List<String> words = new ArrayList<>(List.of("-nostdin", "-y", "-v", "error"));
    words.addAll(arguments);
    words.add(file.toString());
    run(ffmpeg.program(), words);
    return file;
  }

  /** A film whose sound begins that many seconds after its pictures. */
  Path late(String name, double seconds, String... arguments) throws InterruptedException {
    List<String> words = new ArrayList<>(pictures(seconds + 5));
    words.addAll(List.of("-itsoffset", Double.toString(seconds), "-i", sentence().toString()));
    words.addAll(List.of("-map", "0:v", "-map", "1:a", "-pix_fmt", "yuv420p"));
    words.addAll(List.of(arguments));
    return make(name, words);
  }

  static List<String> pictures(double seconds) {
    return PICTURES.stream().map(word -> word.formatted(seconds)).toList();
  }

  /** A film with three sounds, subtitles, chapters, and a font if it can hold one. */
  Path tracks(String name, String subtitles, boolean font)
      throws IOException, InterruptedException {
    Path texts = Files.writeString(folder.resolve("sub.srt"), SUBTITLES);
    Path chapters = Files.writeString(folder.resolve("chapters.txt"), CHAPTERS);
    List<String> words = new ArrayList<>(pictures(5));
    words.addAll(List.of("-i", sentence().toString(), "-f", "lavfi", "-i", "sine=d=5"));
    words.addAll(List.of("-f", "lavfi", "-i", "sine=f=300:d=5", "-i", texts.toString()));
    words.addAll(List.of("-i", chapters.toString(), "-map", "0", "-map", "1", "-map", "2"));
    words.addAll(List.of("-map", "3", "-map", "4", "-map_metadata", "5", "-map_chapters", "5"));
    words.addAll(List.of("-c:v", "libx264", "-c:a", "aac", "-c:a:2", "ac3", "-c:s", subtitles));
    words.addAll(List.of("-metadata:s:a:0", "language=eng", "-metadata:s:a:0", "title=Main"));
    words.addAll(List.of("-metadata:s:a:1", "language=deu", "-metadata:s:a:1", "title=Deutsch"));
    words.addAll(List.of("-metadata:s:a:2", "language=fra", "-disposition:a:2", "comment"));
    words.addAll(List.of("-metadata:s:s:0", "language=eng", "-disposition:s:0", "forced"));
    if (font) {
      Path file = Files.write(folder.resolve("font.ttf"), new byte[20_000]);
      words.addAll(List.of("-attach", file.toString(), "-metadata:s:t", "filename=font.ttf"));
      words.addAll(List.of("-metadata:s:t", "mimetype=application/x-truetype-font"));
    }
    return make(name, words);
  }

  private static void run(Path program, List<String> words) throws InterruptedException {
    Command.Outcome outcome =
        Command.of(program, words).variable("GCONV_PATH", "/nonexistent").run(Cancellation.NEVER);
    if (!outcome.succeeded()) {
      throw new AssertionError(outcome.complaint());
    }
  }
}
