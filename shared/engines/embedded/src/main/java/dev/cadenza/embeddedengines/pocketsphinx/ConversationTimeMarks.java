package dev.cadenza.embeddedengines.pocketsphinx;

import dev.cadenza.engines.Transcript;
import dev.cadenza.media.TimeSpan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads pocketsphinx' output in NIST's CTM format: one word per line, with the part's name, a
 * channel, start and length in seconds from the part's start, the word and its probability.
 */
final class ConversationTimeMarks {
  private static final double FRAMES_PER_SECOND = 100;

  /** The length of a pause at a comma. */
  private static final double PAUSE_SECONDS = 0.3;

  private final List<TimeSpan> parts;

  ConversationTimeMarks(List<TimeSpan> parts) {
    this.parts = List.copyOf(parts);
  }

  /** The engine's frame at a time of the recording. */
  static long frame(double seconds) {
    return Math.round(seconds * FRAMES_PER_SECOND);
  }

  List<Transcript.Segment> read(Path file) throws IOException {
    List<List<Transcript.Word>> words = new ArrayList<>(parts.size());
    parts.forEach(part -> words.add(new ArrayList<>()));
    try (Stream<String> lines = Files.lines(file)) {
      lines.filter(line -> !line.isBlank()).forEach(line -> read(line.split("\\s+"), words));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return words.stream().flatMap(it -> phrases(it).stream()).map(Transcript.Segment::of).toList();
  }

  /** A part may contain pauses: each phrase between two becomes a segment. */
  private static List<List<Transcript.Word>> phrases(List<Transcript.Word> words) {
    List<List<Transcript.Word>> phrases = new ArrayList<>();
    double end = Double.NEGATIVE_INFINITY;
    for (Transcript.Word word : words) {
      if (word.start() - end >= PAUSE_SECONDS) {
        phrases.add(new ArrayList<>());
      }
      phrases.getLast().add(word);
      end = word.end();
    }
    return phrases;
  }

  private void read(String[] fields, List<List<Transcript.Word>> words) {
    int part = Integer.parseInt(fields[0]);
    String word = fields[4].replaceFirst("\\(\\d+\\)$", "");
    if (word.startsWith("<") || word.startsWith("[") || word.startsWith("+")) {
      // Breath, noise and silence.
      return;
    }
    long first = frame(parts.get(part).start()) + frame(Double.parseDouble(fields[2]));
    // The length is to the start of the last frame, not to its end.
    long after = first + frame(Double.parseDouble(fields[3])) + 1;
    words
        .get(part)
        .add(
            new Transcript.Word(
                word,
                first / FRAMES_PER_SECOND,
                after / FRAMES_PER_SECOND,
                Math.clamp(Double.parseDouble(fields[5]), 0, 1)));
  }
}
