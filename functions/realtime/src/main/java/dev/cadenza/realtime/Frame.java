package dev.cadenza.realtime;

import java.util.List;

/** A frame that answers a client's, and is not about one job's change. */
sealed interface Frame {
  /** Says what kind of frame it is. */
  String type();

  record Pong(String type) implements Frame {
    Pong() {
      this("pong");
    }
  }

  /**
   * @param cursor from which a later subscription may ask for what it missed
   */
  record Subscribed(String type, List<String> jobs, String cursor) implements Frame {
    Subscribed(List<String> jobs, String cursor) {
      this("subscribed", List.copyOf(jobs), cursor);
    }
  }

  record Failure(String type, String code, String message) implements Frame {
    Failure(String code, String message) {
      this("error", code, message);
    }
  }
}
