package dev.cadenza.e2e.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A request and the answer it must get.
 *
 * @param as the short name of a sample user; empty for an anonymous request
 * @param json what the answer must hold; null when it is not looked at
 */
record WireCase(
    String name,
    Optional<String> as,
    String method,
    String path,
    Map<String, String> with,
    Optional<Object> body,
    Optional<String> raw,
    List<Integer> statuses,
    Map<String, String> headers,
    Object json) {

  static WireCase of(Map<String, Object> yaml) {
    String[] send = yaml.get("send").toString().split(" ", 2);
    return new WireCase(
        yaml.getOrDefault("name", spelled(yaml)).toString(),
        Optional.ofNullable(yaml.get("as")).map(Object::toString),
        send[0],
        send[1],
        texts(yaml.get("with")),
        Optional.ofNullable(yaml.get("body")),
        Optional.ofNullable(yaml.get("raw")).map(Object::toString),
        statuses(yaml.get("answer")),
        texts(yaml.get("headers")),
        yaml.get("json"));
  }

  /** Error cases are distinguished by the request. */
  private static String spelled(Map<String, Object> yaml) {
    return Stream.of("as", "send", "with", "body", "raw")
        .filter(yaml::containsKey)
        .map(key -> yaml.get(key).toString())
        .collect(Collectors.joining(" "));
  }

  /** Whether the answer is a thing, and not an error. */
  boolean succeeds() {
    return statuses.getFirst() < 400;
  }

  private static List<Integer> statuses(Object yaml) {
    return yaml instanceof List<?> several
        ? several.stream().map(Integer.class::cast).toList()
        : List.of((Integer) yaml);
  }

  private static Map<String, String> texts(Object map) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (map instanceof Map<?, ?> given) {
      given.forEach((name, value) -> texts.put(name.toString(), value.toString()));
    }
    return Collections.unmodifiableMap(texts);
  }

  @Override
  public String toString() {
    return name;
  }
}
