package dev.cadenza.neural.speakers;

import dev.cadenza.engines.SpeakerTurn;
import java.util.ArrayList;
import java.util.List;

/**
 * The diarization error rate: missed speech, false alarms and confused speakers, as a share of all
 * speech. The quarter of a second before and after each start and end of a true turn does not
 * count.
 *
 * @param missed in seconds, as all
 */
record DiarizationError(double missed, double falseAlarm, double confused, double speech) {
  private static final double COLLAR = 0.25;
  private static final int FRAMES_PER_SECOND = 100;

  double rate() {
    return (missed + falseAlarm + confused) / speech;
  }

  static DiarizationError of(List<SpeakerTurn> truth, List<SpeakerTurn> found, double seconds) {
    int[] expected = frames(truth, seconds);
    int[] actual = frames(found, seconds);
    boolean[] counted = counted(truth, expected.length);
    int speakers = 1 + Math.max(max(expected), max(actual));
    int[][] together = new int[speakers][speakers];
    int missed = 0;
    int falseAlarm = 0;
    int speech = 0;
    int both = 0;
    for (int i = 0; i < expected.length; i++) {
      if (counted[i]) {
        speech += expected[i] > 0 ? 1 : 0;
        missed += expected[i] > 0 && actual[i] == 0 ? 1 : 0;
        falseAlarm += expected[i] == 0 && actual[i] > 0 ? 1 : 0;
        if (expected[i] > 0 && actual[i] > 0) {
          both++;
          together[expected[i]][actual[i]]++;
        }
      }
    }
    int right = best(together, 1, new ArrayList<>());
    double frame = 1.0 / FRAMES_PER_SECOND;
    return new DiarizationError(
        missed * frame, falseAlarm * frame, (both - right) * frame, speech * frame);
  }

  private static int[] frames(List<SpeakerTurn> turns, double seconds) {
    int[] frames = new int[(int) (seconds * FRAMES_PER_SECOND)];
    for (SpeakerTurn turn : turns) {
      int end = Math.min(frames.length, (int) Math.round(turn.span().end() * FRAMES_PER_SECOND));
      for (int i = (int) Math.round(turn.span().start() * FRAMES_PER_SECOND); i < end; i++) {
        frames[i] = turn.speaker();
      }
    }
    return frames;
  }

  private static boolean[] counted(List<SpeakerTurn> truth, int frames) {
    boolean[] counted = new boolean[frames];
    for (int i = 0; i < frames; i++) {
      double time = (i + 0.5) / FRAMES_PER_SECOND;
      counted[i] =
          truth.stream()
              .noneMatch(
                  it ->
                      Math.abs(time - it.span().start()) < COLLAR
                          || Math.abs(time - it.span().end()) < COLLAR);
    }
    return counted;
  }

  private static int max(int[] values) {
    int max = 0;
    for (int value : values) {
      max = Math.max(max, value);
    }
    return max;
  }

  /** The frames that are right, when each true speaker is matched with one that was found. */
  private static int best(int[][] together, int speaker, List<Integer> taken) {
    if (speaker == together.length) {
      return 0;
    }
    int best = 0;
    for (int other = 1; other < together.length; other++) {
      if (!taken.contains(other)) {
        taken.addLast(other);
        best = Math.max(best, together[speaker][other] + best(together, speaker + 1, taken));
        taken.removeLast();
      }
    }
    return best;
  }
}
