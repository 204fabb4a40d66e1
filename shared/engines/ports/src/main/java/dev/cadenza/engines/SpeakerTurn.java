package dev.cadenza.engines;

import static java.util.Objects.requireNonNull;

import dev.cadenza.media.TimeSpan;
import java.util.List;

/**
 * A span in which one person speaks.
 *
 * @param speaker from 1, in the order of their first turns
 */
public record SpeakerTurn(int speaker, TimeSpan span) {
  public SpeakerTurn {
    requireNonNull(span, "span");
    if (speaker < 1) {
      throw new IllegalArgumentException("Speaker " + speaker + "? The first is 1.");
    }
  }

  /**
   * The speaker of most of a time, otherwise the nearest one in time.
   *
   * @param start in seconds
   * @param end in seconds
   * @param turns of all speakers; without any, the first one speaks
   */
  public static int at(double start, double end, List<SpeakerTurn> turns) {
    int best = 1;
    double most = Double.NEGATIVE_INFINITY;
    for (SpeakerTurn turn : turns) {
      double overlap = Math.min(end, turn.span().end()) - Math.max(start, turn.span().start());
      if (overlap > most) {
        most = overlap;
        best = turn.speaker();
      }
    }
    return best;
  }
}
