package dev.cadenza.local.gateway.websocket;

import dev.cadenza.local.gateway.http.QueryString;
import dev.cadenza.local.template.spec.Addresses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The URL paths of the WebSocket API. A trailing slash is ignored. */
final class SocketPaths {

  private final List<List<String>> paths;

  SocketPaths(List<String> localPaths) {
    this.paths =
        Stream.concat(Stream.of(Addresses.WEB_SOCKET_PATH), localPaths.stream())
            .map(SocketPaths::segments)
            .toList();
  }

  private static List<String> segments(String path) {
    return Stream.of(path.split("/")).filter(segment -> !segment.isEmpty()).toList();
  }

  /** The values of the path's variables; empty when the path is not served. */
  Optional<Map<String, String>> match(String path) {
    List<String> actual = segments(path);
    for (List<String> wanted : paths) {
      Optional<Map<String, String>> variables = match(wanted, actual);
      if (variables.isPresent()) {
        return variables;
      }
    }
    return Optional.empty();
  }

  private static Optional<Map<String, String>> match(List<String> wanted, List<String> actual) {
    if (wanted.size() != actual.size()) {
      return Optional.empty();
    }
    Map<String, String> variables = new LinkedHashMap<>();
    for (int index = 0; index < wanted.size(); index++) {
      String segment = wanted.get(index);
      if (segment.startsWith("{") && segment.endsWith("}")) {
        variables.put(
            segment.substring(1, segment.length() - 1), QueryString.decodePath(actual.get(index)));
      } else if (!segment.equals(actual.get(index))) {
        return Optional.empty();
      }
    }
    return Optional.of(variables);
  }
}
