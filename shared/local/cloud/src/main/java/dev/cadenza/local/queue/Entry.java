package dev.cadenza.local.queue;

/** A message in its queue. Guarded by the queue's lock. */
final class Entry {
  final Message message;

  /** When it may be received, in milliseconds since 1970. */
  long visibleAt;

  /** How often it was received, the last time included. */
  int receives;

  /** When it was received first, likewise; 0 before. */
  long firstReceivedAt;

  /** Names the last receive; empty before the first. */
  String receipt = "";

  Entry(Message message, long visibleAt) {
    this.message = message;
    this.visibleAt = visibleAt;
    this.receives = message.receives();
  }

  /** What takes turns: messages without a group are one together. */
  String group() {
    return message.group().orElse("");
  }

  boolean isVisible(long now) {
    return visibleAt <= now;
  }

  /** Whether somebody has received it and may still be at work on it. */
  boolean isInFlight(long now) {
    return !receipt.isEmpty() && !isVisible(now);
  }
}
