package dev.cadenza.aws.items;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The requested page of a list.
 *
 * @param owner of the items; empty for all users
 * @param newestFirst the order, by time of creation
 * @param cursor the identifier of the item directly before the page; empty for the beginning
 * @param skip the number of items to skip after the cursor
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
