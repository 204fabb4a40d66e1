package dev.cadenza.narration;

import java.util.ArrayList;
import java.util.List;

/**
 * The exact silence that pause marks define around a sentence, in place of its {@link Pause} and of
 * an engine's own silence. It is independent of the speed.
 *
 * @param before in seconds; 0 without a mark
 * @param after in seconds; 0 without a mark
 */
public record Silence(double before, double after) {
  static final Silence NONE = new Silence(0, 0);

  Silence before(double more) {
    return new Silence(before + more, after);
  }

  Silence after(double more) {
    return new Silence(before, after + more);
  }

  /**
   * Splits the silence between two sentences equally, so that both are trimmed even if they are
   * spoken separately.
   */
  static List<Sentence> shared(List<Sentence> sentences) {
    List<Sentence> shared = new ArrayList<>(sentences);
    for (int i = 1; i < shared.size(); i++) {
      Silence one = shared.get(i - 1).silence();
      Silence next = shared.get(i).silence();
      double half = (one.after() + next.before()) / 2;
      if (half > 0) {
        shared.set(i - 1, shared.get(i - 1).within(new Silence(one.before(), half)));
        shared.set(i, shared.get(i).within(new Silence(half, next.after())));
      }
    }
    return shared;
  }
}
