package dev.cadenza.local.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** SAM's rule for {@code Globals}: maps merge, lists join, anything else is overridden. */
final class Globals {

  private Globals() {}

  static Map<String, Object> merge(Map<String, Object> globals, Map<String, Object> own) {
    Map<String, Object> merged = new LinkedHashMap<>(globals);
    own.forEach((name, value) -> merged.merge(name, value, Globals::mergeValues));
    return merged;
  }

  private static Object mergeValues(Object global, Object own) {
    if (global instanceof Map<?, ?> && own instanceof Map<?, ?>) {
      return merge(Template.section("Globals", global), Template.section("Globals", own));
    }
    if (global instanceof List<?> first && own instanceof List<?> second) {
      return Stream.concat(first.stream(), second.stream()).toList();
    }
    return own;
  }
}
