package dev.cadenza.client;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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

  static <T> Page<T> of(JsonObject json, Function<JsonObject, T> item) {
    return new Page<>(
        json.number("count"),
        json.optionalText("next").map(URI::create),
        json.optionalText("previous").map(URI::create),
        json.objects("results").stream().map(item).toList());
  }
}
