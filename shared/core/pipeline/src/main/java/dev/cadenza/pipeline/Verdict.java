package dev.cadenza.pipeline;

import java.time.Duration;

/** What happens to a queue's message. */
public sealed interface Verdict {
  /** It is deleted. */
  record Done() implements Verdict {}

  /** It becomes visible again after a delay. */
  record Again(Duration delay) implements Verdict {}
}
