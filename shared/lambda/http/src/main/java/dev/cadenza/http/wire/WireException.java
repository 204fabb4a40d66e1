package dev.cadenza.http.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An error response: a status, a body, and the headers that the status requires. */
public final class WireException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Object body;
  private final transient Map<String, String> headers;

  private WireException(int status, Object body, Map<String, String> headers) {
    super(status + " " + body, null, false, false);
    this.status = status;
    this.body = body;
    this.headers = headers;
  }

  public int status() {
    return status;
  }

  /** A record or a map, to be written as JSON. */
  public Object body() {
    return body;
  }

  public Map<String, String> headers() {
    return headers;
  }

  /** {@code {"detail": ...}} with any status. */
  public static WireException detail(int status, String detail) {
    return new WireException(status, new ErrorBody.Detail(detail), Map.of());
  }

  /** 400 with the errors of fields. */
  public static WireException invalid(Map<String, Object> errors) {
    return new WireException(400, new LinkedHashMap<>(errors), Map.of());
  }

  /** 400 with one error of one field. */
  public static WireException invalid(String field, String error) {
    return invalid(Map.of(field, List.of(error)));
  }

  public static WireException parseError(String reason) {
    return detail(400, reason);
  }

  /** 401: the request has no credentials. */
  public static WireException notAuthenticated() {
    return unauthorized("Authentication credentials were not provided.");
  }

  /** 401 without a code. */
  public static WireException unauthorized(String detail) {
    return unauthorized(new ErrorBody.Detail(detail));
  }

  /** 401 with a code, in the format of SimpleJWT. */
  public static WireException unauthorized(String detail, String code) {
    return unauthorized(new ErrorBody.Coded(detail, code));
  }

  /** 401. */
  public static WireException unauthorized(ErrorBody body) {
    return new WireException(401, body, Map.of("WWW-Authenticate", "Bearer realm=\"api\""));
  }

  public static WireException forbidden() {
    return detail(403, "You do not have permission to perform this action.");
  }

  public static WireException notFound() {
    return detail(404, "Not found.");
  }

  public static WireException methodNotAllowed(String method) {
    return detail(405, "Method \"" + method + "\" not allowed.");
  }

  /** 405, with the allowed methods. */
  public static WireException methodNotAllowed(String method, String allowed) {
    return new WireException(405, methodNotAllowed(method).body(), Map.of("Allow", allowed));
  }

  public static WireException notAcceptable() {
    return detail(406, "Could not satisfy the request Accept header.");
  }

  /** 412: another change occurred between reading and writing. */
  public static WireException changedMeanwhile() {
    return detail(
        412, "The resource was changed at the same time. Read it again and repeat the change.");
  }

  public static WireException unsupportedMediaType(String contentType) {
    return detail(415, "Unsupported media type \"" + contentType + "\" in request.");
  }

  /** 429, with the seconds until the next attempt. */
  public static WireException throttled(long seconds) {
    String unit = seconds == 1 ? " second." : " seconds.";
    return new WireException(
        429,
        new ErrorBody.Detail("Request was throttled. Expected available in " + seconds + unit),
        Map.of("Retry-After", Long.toString(seconds)));
  }
}
