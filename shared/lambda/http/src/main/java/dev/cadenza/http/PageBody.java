package dev.cadenza.http;

import java.util.List;

/**
 * One page of a list.
 *
 * @param count of the whole list
 * @param next the link to the next page, or null
 * @param previous the link to the page before, or null
 */
public record PageBody(long count, String next, String previous, List<?> results) {
  public PageBody {
    results = List.copyOf(results);
  }
}
