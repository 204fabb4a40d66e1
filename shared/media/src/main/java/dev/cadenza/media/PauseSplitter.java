package dev.cadenza.media;

import dev.cadenza.model.PermanentFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a recording at the pauses of those who speak.
 *
 * <p>Recognisers understand more when they hear more at a time, so short pauses stay within a part:
 * it is cut at every long one, and where it would be too long at its longest pause.
 */
public final class PauseSplitter {
  /** No part is longer, in seconds. */
  public static final double LONGEST_SECONDS = 15;

  private static final int LONGEST = LoudnessTrack.frames(LONGEST_SECONDS);
  private static final int LONG_PAUSE = LoudnessTrack.frames(2);

  /** Recognisers want a little of the room before and after. */
  private static final int MARGIN = LoudnessTrack.frames(0.15);

  /** A cut leaves at least that on both sides, where there is a choice. */
  private static final int SHORTEST = LoudnessTrack.frames(3);

  /**
   * @return in order and apart, together all that is spoken
   * @throws PermanentFailure {@code silent} if there is no speech
   */
  public List<TimeSpan> split(PcmFile audio, Cancellation cancellation) throws IOException {
    LoudnessTrack track = LoudnessTrack.of(audio, cancellation);
    List<Stretch> stretches = SpeechDetector.stretches(track);
    if (stretches.isEmpty()) {
      throw new PermanentFailure(
          "silent",
          "Nobody is heard speaking in the recording. Check that the microphone was on and that the"
              + " sound is loud enough.");
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

  private static int pauseBefore(List<Stretch> stretches, int index) {
    return stretches.get(index).start() - stretches.get(index - 1).end();
  }

  /** Adds one part of all the stretches if it is short enough, or else cuts at the best pause. */
  private static void cut(List<Stretch> stretches, LoudnessTrack track, List<Stretch> parts) {
    Stretch whole = new Stretch(stretches.getFirst().start(), stretches.getLast().end());
    if (whole.frames() + 2 * MARGIN <= LONGEST) {
      parts.add(whole);
    } else if (stretches.size() == 1) {
      cutAtQuietest(whole, track, parts);
    } else {
      int at = longestPause(stretches, whole);
      cut(stretches.subList(0, at), track, parts);
      cut(stretches.subList(at, stretches.size()), track, parts);
    }
  }

  private static int longestPause(List<Stretch> stretches, Stretch whole) {
    int best = 1;
    long most = -1;
    for (int i = 1; i < stretches.size(); i++) {
      int shorterSide =
          Math.min(
              stretches.get(i - 1).end() - whole.start(), whole.end() - stretches.get(i).start());
      long worth = (long) pauseBefore(stretches, i) * Math.min(SHORTEST, shorterSide);
      if (worth > most) {
        most = worth;
        best = i;
      }
    }
    return best;
  }

  /** Someone speaks on and on: cuts in the second half of what is allowed. */
  private static void cutAtQuietest(Stretch stretch, LoudnessTrack track, List<Stretch> parts) {
    int most = LONGEST - 2 * MARGIN;
    int start = stretch.start();
    while (stretch.end() - start > most) {
      int cut = track.quietest(new Stretch(start + most / 2, start + most));
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
