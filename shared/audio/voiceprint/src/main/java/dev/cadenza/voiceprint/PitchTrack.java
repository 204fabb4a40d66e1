package dev.cadenza.voiceprint;

import dev.cadenza.voiceprint.PitchCandidates.Candidate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The fundamental frequency of each frame, in hertz; 0 for unvoiced frames. */
final class PitchTrack {
  /** The minimum level of a voiced frame relative to the loudest: -40 dB. */
  private static final double MIN_SHARE = 1e-4;

  /** The minimum level, above the noise of a converter: -66 dB of full scale. */
  private static final double MIN_POWER = 2.5e-7;

  private static final double UNVOICED_COST = 0.55;
  private static final double SWITCH_COST = 0.15;
  private static final double OCTAVE_COST = 1.2;

  private PitchTrack() {}

  /**
   * The path of minimum cost through the candidates of all frames, for likely candidates without
   * jumps (dynamic programming, after RAPT).
   */
  static double[] of(double[] signal) {
    int frames = Frames.count(signal.length);
    double leastPower = Math.max(MIN_POWER, MIN_SHARE * loudest(signal, frames));
    PitchCandidates candidates = new PitchCandidates(signal);
    List<State> states = List.of(new State(0, 0, null));
    for (int frame = 0; frame < frames; frame++) {
      states = next(states, candidates.at(frame * Frames.HOP, leastPower));
    }
    return path(cheapest(states), frames);
  }

  private static double loudest(double[] signal, int frames) {
    double[] powers = new double[frames];
    for (int frame = 0; frame < frames; frame++) {
      for (int i = frame * Frames.HOP; i < (frame + 1) * Frames.HOP; i++) {
        powers[frame] += signal[i] * signal[i] / Frames.HOP;
      }
    }
    Arrays.sort(powers);
    // Not the maximum, which may be a click.
    return frames == 0 ? 0 : powers[(int) (0.98 * (frames - 1))];
  }

  /**
   * A frequency of one frame, and the minimum cost of a path to it.
   *
   * @param hertz 0 if unvoiced
   */
  private record State(double hertz, double cost, State before) {
    double to(double next) {
      if (hertz == 0 || next == 0) {
        return hertz == next ? 0 : SWITCH_COST;
      }
      return OCTAVE_COST * Math.abs(Math.log(next / hertz)) / Math.log(2);
    }
  }

  private static List<State> next(List<State> states, List<Candidate> candidates) {
    List<State> next = new ArrayList<>(candidates.size() + 1);
    next.add(state(0, UNVOICED_COST, states));
    for (Candidate candidate : candidates) {
      next.add(state(candidate.hertz(), candidate.cost(), states));
    }
    return next;
  }

  private static State state(double hertz, double cost, List<State> before) {
    State best = before.getFirst();
    double least = Double.MAX_VALUE;
    for (State state : before) {
      double sum = state.cost() + state.to(hertz);
      if (sum < least) {
        least = sum;
        best = state;
      }
    }
    return new State(hertz, least + cost, best);
  }

  private static State cheapest(List<State> states) {
    State best = states.getFirst();
    for (State state : states) {
      best = state.cost() < best.cost() ? state : best;
    }
    return best;
  }

  private static double[] path(State last, int frames) {
    double[] hertz = new double[frames];
    State state = last;
    for (int frame = frames - 1; frame >= 0; frame--) {
      hertz[frame] = state.hertz();
      state = state.before();
    }
    return hertz;
  }
}
