package dev.cadenza.narration;

/** The pause after a sentence. */
public enum Pause {
  /** Within a sentence, before another voice. */
  NONE(0.0),
  SENTENCE(0.3),
  PARAGRAPH(0.8),
  CHAPTER(2.0);

  private final double seconds;

  Pause(double seconds) {
    this.seconds = seconds;
  }

  /** In seconds, at a speed of 1. */
  public double seconds() {
    return seconds;
  }
}
