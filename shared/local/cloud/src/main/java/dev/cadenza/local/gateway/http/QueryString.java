package dev.cadenza.local.gateway.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parameters of a query, decoded, in order. */
public final class QueryString {

  private QueryString() {}

  /**
   * @param query may be null
   * @throws IllegalArgumentException when a percent sign is not followed by two digits
   */
  public static Map<String, List<String>> multiple(String query) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    if (query == null || query.isEmpty()) {
      return parameters;
    }
    for (String pair : query.split("&")) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      if (!name.isEmpty()) {
        parameters.computeIfAbsent(decode(name), _ -> new ArrayList<>()).add(decode(value));
      }
    }
    return parameters;
  }

  /** The values of a name joined by commas, as in payload format 2.0. */
  public static Map<String, String> joined(String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    multiple(query).forEach((name, values) -> parameters.put(name, String.join(",", values)));
    return parameters;
  }

  /** The last value of a name, as in the events of a WebSocket API. */
  public static Map<String, String> last(Map<String, List<String>> parameters) {
    Map<String, String> last = new LinkedHashMap<>();
    parameters.forEach((name, values) -> last.put(name, values.getLast()));
    return last;
  }

  static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** A plus sign in a path is literal. */
  public static String decodePath(String path) {
    return decode(path.replace("+", "%2B"));
  }
}
