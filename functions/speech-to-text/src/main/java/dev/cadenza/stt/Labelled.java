package dev.cadenza.stt;

import static java.util.Objects.requireNonNull;

import dev.cadenza.engines.SpeakerTurn;
import dev.cadenza.engines.Transcript;
import dev.cadenza.engines.Transcript.Segment;
import dev.cadenza.engines.Transcript.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A transcript with speaker labels.
 *
 * @param labels such as {@code Speaker 1}, one for each segment; empty if not requested
 * @param diarizer the engine that distinguished the speakers; empty without one
 */
record Labelled(Transcript transcript, List<String> labels, String diarizer) {
  Labelled {
    requireNonNull(transcript, "transcript");
    requireNonNull(diarizer, "diarizer");
    labels = List.copyOf(labels);
    if (!labels.isEmpty() && labels.size() != transcript.segments().size()) {
      throw new IllegalArgumentException(
          labels.size() + " labels of " + transcript.segments().size() + " segments?");
    }
  }

  static Labelled off(Transcript transcript) {
    return new Labelled(transcript, List.of(), "");
  }

  static Labelled byChannel(Heard heard) {
    return new Labelled(
        heard.transcript(), heard.channels().stream().map(Labelled::channel).toList(), "");
  }

  /**
   * The label of a channel.
   *
   * @param number from 1
   */
  static String channel(int number) {
    return "Channel " + number;
  }

  /**
   * Assigns each word to the speaker of its turn, and splits segments where the speaker changes.
   * Speakers are numbered in the order of their first words.
   */
  static Labelled byTurns(Transcript transcript, List<SpeakerTurn> turns, String diarizer) {
    Map<Integer, String> names = new HashMap<>();
    List<Segment> segments = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (Segment segment : transcript.segments()) {
      List<Integer> speakers = new ArrayList<>();
      List<Boolean> begins = new ArrayList<>();
      for (Word word : segment.words()) {
        int speaker = SpeakerTurn.at(word.start(), word.end(), turns);
        begins.add(!speakers.isEmpty() && speakers.getLast() != speaker);
        speakers.add(speaker);
      }
      for (Segment part : SegmentCuts.of(segment, begins)) {
        int speaker =
            part.words().isEmpty()
                ? SpeakerTurn.at(part.start(), part.end(), turns)
                : SpeakerTurn.at(
                    part.words().getFirst().start(), part.words().getFirst().end(), turns);
        segments.add(part);
        labels.add(names.computeIfAbsent(speaker, _ -> "Speaker " + (names.size() + 1)));
      }
    }
    return new Labelled(new Transcript(transcript.language(), segments), labels, diarizer);
  }

  /** The labels that occur, in the order of their first words. */
  List<String> speakers() {
    return labels.stream().filter(label -> !label.isEmpty()).distinct().toList();
  }

  /** Limited to the length of the recording. */
  Labelled within(double seconds) {
    return new Labelled(transcript.within(seconds), labels, diarizer);
  }
}
