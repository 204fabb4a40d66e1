package dev.cadenza.media.speech;

import dev.cadenza.media.TimeSpan;

/**
 * A range of frames of a {@link LoudnessTrack}.
 *
 * @param start the first
 * @param end the one after the last
 */
record Stretch(int start, int end) {
  Stretch {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("From frame " + start + " to " + end + "?");
    }
  }

  int frames() {
    return end - start;
  }

  TimeSpan span() {
    return new TimeSpan(
        start / (double) LoudnessTrack.FRAMES_PER_SECOND,
        end / (double) LoudnessTrack.FRAMES_PER_SECOND);
  }
}
