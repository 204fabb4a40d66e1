package dev.cadenza.client;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.cadenza.client.model.Job;
import dev.cadenza.client.model.JobUpdate;
import java.util.Optional;

/** A frame that the server sends over the WebSocket. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type", defaultImpl = FeedFrame.Unknown.class)
@JsonSubTypes({
  @JsonSubTypes.Type(value = FeedFrame.Updated.class, name = "job.update"),
  @JsonSubTypes.Type(value = FeedFrame.Deleted.class, name = "job.deleted"),
  @JsonSubTypes.Type(value = FeedFrame.Subscribed.class, name = "subscribed"),
  @JsonSubTypes.Type(value = FeedFrame.TokenExpiring.class, name = "token.expiring"),
  @JsonSubTypes.Type(value = FeedFrame.Refused.class, name = "error"),
})
sealed interface FeedFrame {
  /**
   * @param cursor where in the owner's events this is
   * @param replayed whether it was missed, and all events before it have been sent
   */
  record Updated(Job job, String cursor, Optional<Boolean> replayed) implements FeedFrame {
    JobUpdate update() {
      return new JobUpdate(job, cursor);
    }
  }

  /**
   * @param job as it last was
   * @param replayed as in {@link Updated}
   */
  record Deleted(Job job, String cursor, Optional<Boolean> replayed) implements FeedFrame {
    JobUpdate update() {
      return new JobUpdate(job, cursor);
    }
  }

  /**
   * All that was missed has been sent.
   *
   * @param cursor the last event's
   */
  record Subscribed(Optional<String> cursor) implements FeedFrame {}

  /**
   * @param code for programs
   */
  record Refused(Optional<String> code) implements FeedFrame {}

  /** The token of the connection ends within two minutes. */
  record TokenExpiring() implements FeedFrame {}

  /** Of a later server. */
  record Unknown() implements FeedFrame {}
}
