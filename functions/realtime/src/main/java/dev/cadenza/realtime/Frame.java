package dev.cadenza.realtime;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cadenza.jobs.wire.JobFrame;
import dev.cadenza.jobs.wire.JobJson;
import java.util.List;

/** A frame that answers a client's. */
sealed interface Frame {
  /** Says what kind of frame it is. */
  String type();

  record Pong(String type) implements Frame {
    Pong() {
      this("pong");
    }
  }

  /**
   * @param projects whose jobs are subscribed to; omitted without any
   * @param cursor from which a later subscription may ask for what it missed
   */
  record Subscribed(
      String type,
      List<String> jobs,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> projects,
      String cursor)
      implements Frame {
    Subscribed(List<String> jobs, List<String> projects, String cursor) {
      this("subscribed", List.copyOf(jobs), List.copyOf(projects), cursor);
    }
  }

  /**
   * A missed event. Replayed events are in the order of their cursors, and new ones may be pushed
   * between them: a client that is cut during a replay continues at the last one marked so.
   *
   * @param replayed always true
   */
  record Missed(String type, JobJson job, String cursor, boolean replayed) implements Frame {
    Missed(JobFrame frame) {
      this(frame.type(), frame.job(), frame.cursor(), true);
    }
  }

  /**
   * @param expires_at when the new token ends, in ISO 8601
   */
  record Renewed(String type, String expires_at) implements Frame {
    Renewed(String end) {
      this("renewed", end);
    }
  }

  record Failure(String type, String code, String message) implements Frame {
    Failure(String code, String message) {
      this("error", code, message);
    }
  }
}
