package dev.cadenza.local.gateway;

import dev.cadenza.local.template.EventSource;
import dev.cadenza.local.template.FunctionSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The routes of the HTTP API. The most specific one matches: exact segments before variables,
 * variables before a greedy one, a method before {@code ANY}, {@code $default} last. A trailing
 * slash is significant.
 */
final class RouteTable {

  /**
   * @param key such as {@code GET /a/{id}}, {@code ANY /a} or {@code $default}
   */
  record Route(String key, String method, List<String> segments, String function) {

    boolean isDefault() {
      return key.equals("$default");
    }

    boolean isGreedy() {
      return !segments.isEmpty() && segments.getLast().endsWith("+}");
    }

    /** A higher value is more specific; compared from left to right, for lists of equal length. */
    private String specificity() {
      StringBuilder ranks = new StringBuilder();
      for (String segment : segments) {
        ranks.append(isVariable(segment) ? segment.endsWith("+}") ? '0' : '1' : '2');
      }
      return ranks.append(method.equals("ANY") ? '0' : '1').toString();
    }
  }

  /**
   * @param variables the values of the path's variables
   */
  record Match(Route route, Map<String, String> variables) {}

  private final List<Route> routes;

  private RouteTable(List<Route> routes) {
    this.routes = routes;
  }

  static RouteTable of(List<FunctionSpec> functions) {
    List<Route> routes = new ArrayList<>();
    for (FunctionSpec function : functions) {
      for (EventSource event : function.events()) {
        if (event instanceof EventSource.HttpRoute route) {
          routes.add(route(route, function.arn()));
        }
      }
    }
    routes.sort(
        Comparator.comparing(Route::isDefault)
            .thenComparing(Route::specificity, Comparator.reverseOrder()));
    return new RouteTable(routes);
  }

  private static Route route(EventSource.HttpRoute route, String function) {
    if (route.path().equals("$default")) {
      return new Route("$default", "ANY", List.of(), function);
    }
    return new Route(
        route.method() + " " + route.path(), route.method(), segments(route.path()), function);
  }

  /** Including the empty last segment of a path with a trailing slash. */
  private static List<String> segments(String path) {
    return List.of(path.substring(1).split("/", -1));
  }

  /**
   * @param path decoded
   */
  Optional<Match> find(String method, String path) {
    List<String> segments = path.startsWith("/") ? segments(path) : List.of(path);
    for (Route route : routes) {
      if (route.method().equals("ANY") || route.method().equals(method)) {
        Optional<Map<String, String>> variables = match(route, segments);
        if (variables.isPresent()) {
          return Optional.of(new Match(route, variables.get()));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Map<String, String>> match(Route route, List<String> segments) {
    if (route.isDefault()) {
      return Optional.of(Map.of());
    }
    int length = route.segments().size();
    if (segments.size() < length || (segments.size() > length && !route.isGreedy())) {
      return Optional.empty();
    }
    Map<String, String> variables = new LinkedHashMap<>();
    for (int index = 0; index < length; index++) {
      String wanted = route.segments().get(index);
      boolean greedy = wanted.endsWith("+}");
      String actual =
          greedy ? String.join("/", segments.subList(index, segments.size())) : segments.get(index);
      if (!isVariable(wanted)) {
        if (!wanted.equals(actual)) {
          return Optional.empty();
        }
      } else if (actual.isEmpty()) {
        return Optional.empty();
      } else {
        variables.put(wanted.substring(1, wanted.length() - (greedy ? 2 : 1)), actual);
      }
    }
    return Optional.of(variables);
  }

  private static boolean isVariable(String segment) {
    return segment.startsWith("{") && segment.endsWith("}");
  }
}
