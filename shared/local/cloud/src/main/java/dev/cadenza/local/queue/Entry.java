package dev.cadenza.local.queue;

/** A message in its queue. Guarded by the queue's lock. */
final class Entry {
  final Message message;

  /** When it may be received, in milliseconds since 1970. */
  long visibleAt;

  /** The number of receives, including the last one. */
  int receives;

  /** The time of the first receive, in milliseconds since 1970; 0 before. */
  long firstReceivedAt;

  /** The identifier of the last receive; empty before the first. */
  String receipt = "";

  Entry(Message message, long visibleAt) {
    this.message = message;
    this.visibleAt = visibleAt;
    this.receives = message.receives();
  }

  /** The unit of alternation: messages without a group form one. */
  String group() {
    return message.group().orElse("");
  }

  boolean isVisible(long now) {
    return visibleAt <= now;
  }

  /** Whether it was received and may be in progress. */
  boolean isInFlight(long now) {
    return !receipt.isEmpty() && !isVisible(now);
  }
}
