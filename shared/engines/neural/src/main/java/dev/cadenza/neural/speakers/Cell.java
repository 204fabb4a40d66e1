package dev.cadenza.neural.speakers;

import dev.cadenza.media.TimeSpan;

/** A short piece of speech, and the vector of the 0.8 s around it. */
final class Cell {
  private final TimeSpan span;
  private final int stretch;
  private final float[] vector;

  /**
   * @param stretch the number of the stretch of speech without pauses that it belongs to, from 0
   * @param vector of length one; not copied
   */
  Cell(TimeSpan span, int stretch, float[] vector) {
    this.span = span;
    this.stretch = stretch;
    this.vector = vector;
  }

  TimeSpan span() {
    return span;
  }

  int stretch() {
    return stretch;
  }

  float[] vector() {
    return vector;
  }
}
