package dev.cadenza.jobs;

import dev.cadenza.model.Job;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Shortens long texts in a job's parameters, so that an event fits a WebSocket frame (32 KB) and a
 * list stays small.
 *
 * <p>The stored job keeps the complete texts.
 */
public final class ShortParameters {
  /** The maximum number of characters of a text, and of entries of a list or an object. */
  static final int TEXT = 500;

  static final int ENTRIES = 20;

  private ShortParameters() {}

  @SuppressWarnings("unchecked") // a map stays a map
  public static Map<String, Object> of(Map<String, Object> parameters) {
    return (Map<String, Object>) shorten(parameters);
  }

  public static Job of(Job job) {
    Map<String, Object> shortened = of(job.parameters());
    return shortened.equals(job.parameters()) ? job : job.withParameters(shortened);
  }

  private static Object shorten(Object value) {
    return switch (value) {
      case String text when text.length() > TEXT -> text.substring(0, TEXT) + "…";
      case List<?> list ->
          list.stream().limit(ENTRIES).map(ShortParameters::shorten).collect(Collectors.toList());
      case Map<?, ?> map -> {
        Map<String, Object> result = new LinkedHashMap<>();
        map.entrySet().stream()
            .limit(ENTRIES)
            .forEach(
                entry -> result.put(String.valueOf(entry.getKey()), shorten(entry.getValue())));
        yield result;
      }
      case null -> null;
      default -> value;
    };
  }
}
