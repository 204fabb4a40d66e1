package dev.cadenza.stt;

import static java.util.Objects.requireNonNull;

import dev.cadenza.engines.Transcript;
import dev.cadenza.engines.Transcript.Segment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The recognized speech.
 *
 * @param language a primary BCP 47 language
 * @param segments in the order of their starts
 * @param channels the channel of each segment, from 1; empty where all are mixed
 */
record Heard(String language, List<Segment> segments, List<Integer> channels) {
  Heard {
    requireNonNull(language, "language");
    segments = List.copyOf(segments);
    // Absent in checkpoints of an earlier version.
    channels = channels == null ? List.of() : List.copyOf(channels);
  }

  static Heard mixed(Transcript transcript) {
    return new Heard(transcript.language(), transcript.segments(), List.of());
  }

  /**
   * Merges the channels' transcripts by time. Segments are split where another speaker begins
   * during a pause.
   *
   * @param transcripts of each channel, at least one; the language is that of the longest
   */
  static Heard ofChannels(List<Transcript> transcripts) {
    List<Spoken> all = new ArrayList<>();
    for (int i = 0; i < transcripts.size(); i++) {
      List<Segment> others = new ArrayList<>();
      for (int j = 0; j < transcripts.size(); j++) {
        if (j != i) {
          others.addAll(transcripts.get(j).segments());
        }
      }
      for (Segment segment : transcripts.get(i).segments()) {
        for (Segment part : cut(segment, others)) {
          all.add(new Spoken(part, i + 1));
        }
      }
    }
    all.sort(Comparator.comparingDouble(it -> it.segment().start()));
    String language =
        transcripts.stream()
            .max(Comparator.comparingInt(it -> it.words().size()))
            .orElseThrow()
            .language();
    return new Heard(
        language,
        all.stream().map(Spoken::segment).toList(),
        all.stream().map(Spoken::channel).toList());
  }

  private record Spoken(Segment segment, int channel) {}

  private static List<Segment> cut(Segment segment, List<Segment> others) {
    List<Boolean> begins = new ArrayList<>();
    for (int i = 0; i < segment.words().size(); i++) {
      double before = i == 0 ? 0 : segment.words().get(i - 1).start();
      double start = segment.words().get(i).start();
      begins.add(
          i > 0
              && segment.words().get(i).start() - segment.words().get(i - 1).end() >= MIN_PAUSE
              && others.stream().anyMatch(it -> it.start() > before && it.start() < start));
    }
    return SegmentCuts.of(segment, begins);
  }

  /** The duration in seconds. */
  private static final double MIN_PAUSE = 0.3;

  /**
   * The transcript of a channel.
   *
   * @param channel from 1; 0 where all are mixed
   */
  Transcript ofChannel(int channel) {
    return channel == 0
        ? transcript()
        : new Transcript(
            language,
            IntStream.range(0, segments.size())
                .filter(i -> channels.get(i) == channel)
                .mapToObj(segments::get)
                .toList());
  }

  Transcript transcript() {
    return new Transcript(language, segments);
  }
}
