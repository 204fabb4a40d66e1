package dev.cadenza.media;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Recordings of a sentence, made with real programs. */
record SpokenMedia(Ffmpeg ffmpeg, Path folder) {
  static final double SENTENCE_STARTS = 0.21;
  static final double SENTENCE_SECONDS = 3.405;

  private static final List<String> PICTURES =
      List.of("-f", "lavfi", "-i", "testsrc=s=96x64:r=12:d=%s");

  static SpokenMedia in(Path folder) {
    return new SpokenMedia(Ffmpeg.locate(System.getenv()), folder);
  }

  /** 3.4 s, the first word at {@link #SENTENCE_STARTS}. */
  Path sentence() throws InterruptedException {
    Path file = folder.resolve("sentence.wav");
    String text = "The train leaves at nine in the morning from platform two.";
    run(Path.of("flite"), List.of("-voice", "slt", "-t", text, "-o", file.toString()));
    return file;
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

  private static void run(Path program, List<String> words) throws InterruptedException {
    Command.Outcome outcome =
        Command.of(program, words).variable("GCONV_PATH", "/nonexistent").run(Cancellation.NEVER);
    if (!outcome.succeeded()) {
      throw new AssertionError(outcome.complaint());
    }
  }
}
