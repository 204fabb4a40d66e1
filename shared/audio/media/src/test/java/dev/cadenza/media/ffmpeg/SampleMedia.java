package dev.cadenza.media.ffmpeg;

import dev.cadenza.media.Cancellation;
import dev.cadenza.media.command.Command;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes media with the real ffmpeg. */
public record SampleMedia(Ffmpeg ffmpeg, Path folder) {
  static final String TONE = "sine=frequency=440:duration=3";
  static final String PICTURES = "testsrc=size=320x240:rate=25:duration=3";

  public static SampleMedia in(Path folder) {
    return new SampleMedia(Ffmpeg.locate(System.getenv()), folder);
  }

  /**
   * @param sources ffmpeg's own, such as {@link #TONE}
   */
  public Path make(String name, List<String> sources, String... arguments)
      throws InterruptedException {
    Path file = folder.resolve(name);
    List<String> words = new ArrayList<>(List.of("-nostdin", "-y", "-v", "error"));
    for (String source : sources) {
      words.addAll(List.of("-f", "lavfi", "-i", source));
    }
    words.addAll(List.of(arguments));
    words.add(file.toString());
    Command.Outcome outcome = Command.of(ffmpeg.program(), words).run(Cancellation.NEVER);
    if (!outcome.succeeded()) {
      throw new AssertionError(outcome.complaint());
    }
    return file;
  }
}
