package dev.cadenza.aws;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Which page of a list is wanted.
 *
 * @param owner whose; empty for everybody's
 * @param newestFirst the order, by time of creation
 * @param cursor the identifier of the item just before the page; empty for the beginning
 * @param skip items to pass over after the cursor
 */
public record ListRequest(
    Optional<String> owner, boolean newestFirst, Optional<String> cursor, int skip, int limit) {
  public ListRequest {
    requireNonNull(owner, "owner");
    requireNonNull(cursor, "cursor");
    if (skip < 0 || limit < 1) {
      throw new IllegalArgumentException("skip " + skip + ", limit " + limit);
    }
  }
}
