package dev.cadenza.e2e.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds an answer against what it must be. */
final class WireMatch {
  private static final String ANY = "any";
  private static final Set<Object> LINKS = Set.of("next", "previous");
  private static final String BEGINS = "begins ";

  private WireMatch() {}

  static void header(String name, List<String> actual, String expected) {
    if (name.equalsIgnoreCase("allow")) {
      assertThat(actual.stream().flatMap(value -> Arrays.stream(value.split(",\\s*"))))
          .containsExactlyInAnyOrder(expected.split(",\\s*"));
    } else {
      assertThat(actual).as(name).containsExactly(expected);
    }
  }

  /**
   * @param kinds whether values need only be of the same kind, and more keys may be there: things
   *     differ, errors do not
   */
  static void json(Object expected, Object actual, boolean kinds) {
    switch (expected) {
      case Map<?, ?> map -> object(map, actual, kinds);
      case List<?> list -> array(list, actual, kinds);
      case String text when text.equals(ANY) -> assertThat(actual).isInstanceOf(String.class);
      case String text when text.contains(ANY + "/") ->
          assertThat(actual).isInstanceOf(String.class);
      case String text when text.startsWith(BEGINS) ->
          assertThat(actual).asString().startsWith(text.substring(BEGINS.length()));
      case null -> assertThat(actual).isNull();
      default -> scalar(expected, actual, kinds);
    }
  }

  private static void object(Map<?, ?> expected, Object actual, boolean kinds) {
    assertThat(actual).isInstanceOf(Map.class);
    Map<?, ?> object = (Map<?, ?>) actual;
    if (kinds) {
      assertThat(object.keySet().containsAll(expected.keySet()))
          .as(object + " has " + expected.keySet())
          .isTrue();
    } else {
      assertThat((Object) object.keySet()).isEqualTo(expected.keySet());
    }
    expected.forEach(
        (key, value) -> {
          // The recording's null is one thing's; only the ends of a list are always null.
          if (value != null || !kinds || LINKS.contains(key)) {
            json(value, object.get(key), kinds);
          }
        });
  }

  private static void array(List<?> expected, Object actual, boolean kinds) {
    assertThat(actual).isInstanceOf(List.class);
    List<?> array = (List<?>) actual;
    if (kinds) {
      assertThat(array.isEmpty()).isEqualTo(expected.isEmpty());
      array.forEach(element -> json(expected.getFirst(), element, true));
    } else {
      assertThat(array).hasSameSizeAs(expected);
      for (int i = 0; i < expected.size(); i++) {
        json(expected.get(i), array.get(i), false);
      }
    }
  }

  private static void scalar(Object expected, Object actual, boolean kinds) {
    if (kinds && actual != null) {
      assertThat(actual)
          .isInstanceOf(expected instanceof Number ? Number.class : expected.getClass());
    } else if (!kinds) {
      assertThat(actual).isEqualTo(expected);
    }
  }
}
