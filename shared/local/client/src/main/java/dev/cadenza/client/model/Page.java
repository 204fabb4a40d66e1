package dev.cadenza.client.model;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * One page of a list.
 *
 * @param count the number of items on all pages
 */
public record Page<T>(long count, Optional<URI> next, Optional<URI> previous, List<T> results) {
  public Page {
    requireNonNull(next, "next");
    requireNonNull(previous, "previous");
    results = List.copyOf(results);
  }
}
