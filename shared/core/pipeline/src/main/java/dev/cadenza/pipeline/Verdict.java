package dev.cadenza.pipeline;

import java.time.Duration;

/** What is to become of a queue's message. */
public sealed interface Verdict {
  /** It has done its work. */
  record Done() implements Verdict {}

  /** It is to be seen again after a while. */
  record Again(Duration delay) implements Verdict {}
}
