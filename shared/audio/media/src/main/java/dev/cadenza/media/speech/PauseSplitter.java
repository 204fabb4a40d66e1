package dev.cadenza.media.speech;

import dev.cadenza.media.Cancellation;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.model.PermanentFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a recording at pauses in speech.
 *
 * <p>Recognizers are more accurate with longer input, so short pauses stay within a part. A part
 * ends at every long pause, and before it becomes too long, at the longest pause of its second
 * half.
 */
public final class PauseSplitter {
  /**
   * The maximum length of a part in seconds. Measured with pocketsphinx: parts of 5 s add three
   * word errors per hundred words compared with parts of 12; longer ones have no advantage, and mix
   * speakers.
   */
  public static final double MAX_SECONDS = 12;

  private static final int LONG_PAUSE = LoudnessTrack.frames(1.5);

  /** Recognizers need a short pause before and after speech. */
  private static final int MARGIN = LoudnessTrack.frames(0.15);

  private static final int MAX_SPOKEN = LoudnessTrack.frames(MAX_SECONDS) - 2 * MARGIN;

  /**
   * @return in order, without overlaps; all speech
   * @throws PermanentFailure {@code silent} without speech
   */
  public List<TimeSpan> split(PcmFile audio, Cancellation cancellation) throws IOException {
    List<TimeSpan> parts = splitIfSpoken(audio, cancellation);
    if (parts.isEmpty()) {
      throw new PermanentFailure(
          "silent",
          "The recording contains no speech. Check that the microphone was on and that the"
              + " sound is loud enough.");
    }
    return parts;
  }

  /** As {@link #split}; empty without speech. */
  public List<TimeSpan> splitIfSpoken(PcmFile audio, Cancellation cancellation) throws IOException {
    LoudnessTrack track = LoudnessTrack.of(audio, cancellation);
    List<Stretch> stretches = SpeechDetector.stretches(track);
    if (stretches.isEmpty()) {
      return List.of();
    }
    List<Stretch> parts = new ArrayList<>();
    int first = 0;
    for (int i = 1; i <= stretches.size(); i++) {
      if (i == stretches.size() || pauseBefore(stretches, i) >= LONG_PAUSE) {
        cut(stretches.subList(first, i), track, parts);
        first = i;
      }
    }
    return withMargins(parts, track.frames()).stream().map(Stretch::span).toList();
  }

  /**
   * The spans with speech between all pauses of 0.3 s and more.
   *
   * @return in order, without overlaps; empty without speech
   */
  public static List<TimeSpan> spoken(PcmFile audio, Cancellation cancellation) throws IOException {
    return SpeechDetector.stretches(LoudnessTrack.of(audio, cancellation)).stream()
        .map(Stretch::span)
        .toList();
  }

  private static int pauseBefore(List<Stretch> stretches, int index) {
    return stretches.get(index).start() - stretches.get(index - 1).end();
  }

  /** Fills the parts one after another; a full one ends at the longest pause of its second half. */
  private static void cut(List<Stretch> stretches, LoudnessTrack track, List<Stretch> parts) {
    int first = 0;
    for (int i = 1; i < stretches.size(); i++) {
      while (first < i && around(stretches, first, i).frames() > MAX_SPOKEN) {
        int next = longestPause(stretches, first, i);
        cutAtQuietest(around(stretches, first, next - 1), track, parts);
        first = next;
      }
    }
    cutAtQuietest(around(stretches, first, stretches.size() - 1), track, parts);
  }

  private static Stretch around(List<Stretch> stretches, int first, int last) {
    return new Stretch(stretches.get(first).start(), stretches.get(last).end());
  }

  /**
   * @return the index after the pause, between the first and the last
   */
  private static int longestPause(List<Stretch> stretches, int first, int last) {
    int best = first + 1;
    boolean bestIsLate = false;
    for (int i = first + 1; i <= last; i++) {
      boolean late = around(stretches, first, i - 1).frames() >= MAX_SPOKEN / 2;
      boolean longer = pauseBefore(stretches, i) > pauseBefore(stretches, best);
      if ((late && !bestIsLate) || (late == bestIsLate && longer)) {
        best = i;
        bestIsLate = late;
      }
    }
    return best;
  }

  /** Speech without pauses is split in the second half of the allowed length. */
  private static void cutAtQuietest(Stretch stretch, LoudnessTrack track, List<Stretch> parts) {
    int start = stretch.start();
    while (stretch.end() - start > MAX_SPOKEN) {
      int cut = track.quietest(new Stretch(start + MAX_SPOKEN / 2, start + MAX_SPOKEN));
      parts.add(new Stretch(start, cut));
      start = cut;
    }
    parts.add(new Stretch(start, stretch.end()));
  }

  private static List<Stretch> withMargins(List<Stretch> parts, int frames) {
    List<Stretch> wider = new ArrayList<>(parts.size());
    for (int i = 0; i < parts.size(); i++) {
      Stretch it = parts.get(i);
      int before = i == 0 ? 0 : middle(parts.get(i - 1), it);
      int after = i == parts.size() - 1 ? frames : middle(it, parts.get(i + 1));
      wider.add(
          new Stretch(Math.max(before, it.start() - MARGIN), Math.min(after, it.end() + MARGIN)));
    }
    return wider;
  }

  private static int middle(Stretch earlier, Stretch later) {
    return (earlier.end() + later.start()) / 2;
  }
}
