package dev.cadenza.local.gateway;

import dev.cadenza.local.gateway.http.HttpAnswer;
import dev.cadenza.local.template.spec.CorsSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpFields;

/**
 * CORS of S3: the first matching rule of a bucket applies, and every response has a Vary header, so
 * that a browser's cache never uses a response without CORS for a request with CORS.
 */
final class BucketCors {

  private static final String PREFIX = "access-control-";
  private static final Map.Entry<String, String> VARY =
      Map.entry("vary", "Origin, Access-Control-Request-Headers, Access-Control-Request-Method");

  private final List<CorsSpec> rules;

  BucketCors(List<CorsSpec> rules) {
    this.rules = List.copyOf(rules);
  }

  HttpAnswer preflight(HttpFields headers) {
    List<String> wanted = list(headers.get("Access-Control-Request-Headers"));
    String method = headers.get("Access-Control-Request-Method");
    return rule(headers.get("Origin"), method, wanted)
        .map(rule -> HttpAnswer.empty(200).with(allowed(rule, headers, wanted)))
        .orElseGet(
            () -> HttpAnswer.message(403, "This CORS request is not allowed.").with(List.of(VARY)));
  }

  /** The headers that S3 adds to a response to a page. */
  List<Map.Entry<String, String>> headers(String method, HttpFields headers) {
    if (rules.isEmpty()) {
      return List.of();
    }
    return rule(headers.get("Origin"), method, List.of())
        .map(rule -> allowed(rule, headers, List.of()))
        .orElseGet(() -> List.of(VARY));
  }

  private Optional<CorsSpec> rule(String origin, String method, List<String> wanted) {
    return rules.stream()
        .filter(rule -> origin != null && allowsOrigin(rule, origin))
        .filter(rule -> rule.methods().contains(method))
        .filter(rule -> wanted.stream().allMatch(header -> fits(rule.headers(), header)))
        .findFirst();
  }

  private static boolean allowsOrigin(CorsSpec rule, String origin) {
    return fits(rule.origins(), origin);
  }

  /** A star in a pattern matches any text. */
  private static boolean fits(List<String> patterns, String value) {
    return patterns.stream()
        .map(
            pattern ->
                Stream.of(pattern.split("\\*", -1))
                    .map(Pattern::quote)
                    .collect(Collectors.joining(".*")))
        .anyMatch(
            pattern -> Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).matcher(value).matches());
  }

  private static List<Map.Entry<String, String>> allowed(
      CorsSpec rule, HttpFields headers, List<String> wanted) {
    List<Map.Entry<String, String>> answer = new ArrayList<>();
    boolean any = rule.origins().contains("*");
    answer.add(Map.entry(PREFIX + "allow-origin", any ? "*" : headers.get("Origin")));
    answer.add(Map.entry(PREFIX + "allow-methods", String.join(", ", rule.methods())));
    if (!any) {
      answer.add(Map.entry(PREFIX + "allow-credentials", "true"));
    }
    if (!wanted.isEmpty()) {
      answer.add(Map.entry(PREFIX + "allow-headers", String.join(", ", wanted)));
    }
    if (!rule.exposedHeaders().isEmpty()) {
      answer.add(Map.entry(PREFIX + "expose-headers", String.join(", ", rule.exposedHeaders())));
    }
    rule.maxAge().ifPresent(age -> answer.add(Map.entry(PREFIX + "max-age", "" + age)));
    answer.add(VARY);
    return answer;
  }

  private static List<String> list(String header) {
    return header == null
        ? List.of()
        : Stream.of(header.split(",")).map(String::strip).filter(name -> !name.isEmpty()).toList();
  }
}
