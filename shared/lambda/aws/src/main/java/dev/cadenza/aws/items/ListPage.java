package dev.cadenza.aws.items;

import java.util.List;
import java.util.Optional;

/**
 * A page of a list.
 *
 * @param next the cursor of the following page; empty when this is the last
 */
public record ListPage<T>(List<T> items, Optional<String> next) {
  public ListPage {
    items = List.copyOf(items);
  }
}
