package dev.cadenza.transcripts;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * A version as it is stored.
 *
 * @param document its content
 * @param history this version and those before it, the newest first; without version 1, which is a
 *     file of the result
 */
record SavedVersion<D>(D document, List<Entry> history) {
  /** More than an editor walks back; the oldest are forgotten. */
  static final int MAX_HISTORY = 500;

  SavedVersion {
    requireNonNull(document, "document");
    history = List.copyOf(history);
  }

  /**
   * @param version from 2: that of the result is 1
   * @param createdAt as in the API's responses
   * @param change what was done
   * @param key of the content in the bucket
   */
  record Entry(
      long version, @JsonProperty("created_at") String createdAt, String change, String key) {}
}
