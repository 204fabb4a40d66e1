package dev.cadenza.http;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Query strings from untrusted clients. */
final class QueryString {
  private static final Pattern STRAY_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  private QueryString() {}

  /**
   * The same query in a form that the servlet container accepts: it rejects a value without a name,
   * and invalid escapes. As in Django, the former is ignored, and the latter are literal text. It
   * also takes braces for the variables of a template, and fails.
   */
  static String readable(String raw) {
    return raw == null
        ? null
        : Arrays.stream(raw.split("&"))
            .filter(pair -> !pair.isEmpty() && pair.charAt(0) != '=')
            .map(pair -> STRAY_PERCENT.matcher(pair).replaceAll("%25"))
            .map(QueryString::literal)
            .collect(Collectors.joining("&"));
  }

  /** A query or a path without braces. */
  static String literal(String text) {
    return text.replace("{", "%7B").replace("}", "%7D");
  }
}
