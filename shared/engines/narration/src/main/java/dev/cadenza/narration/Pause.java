package dev.cadenza.narration;

/** The stillness after a sentence. */
public enum Pause {
  /** Within a sentence, where another voice goes on. */
  NONE(0.0),
  SENTENCE(0.3),
  PARAGRAPH(0.8),
  CHAPTER(2.0);

  private final double seconds;

  Pause(double seconds) {
    this.seconds = seconds;
  }

  /** At a speed of 1. */
  public double seconds() {
    return seconds;
  }
}
