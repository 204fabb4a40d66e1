package dev.cadenza.http;

import dev.cadenza.http.auth.Caller;
import dev.cadenza.http.wire.WireException;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A request with its caller and body, for resources. */
public final class Call {
  private final ContainerRequestContext request;

  private Call(ContainerRequestContext request) {
    this.request = request;
  }

  public static Call of(ContainerRequestContext request) {
    return new Call(request);
  }

  public Caller caller() {
    if (request.getProperty(Guard.CALLER) instanceof Caller caller) {
      return caller;
    }
    throw WireException.notAuthenticated();
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(request.getHeaderString(name));
  }

  /** The last value of a query parameter, as in Django. */
  public Optional<String> query(String name) {
    List<String> values = request.getUriInfo().getQueryParameters().get(name);
    return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.getLast());
  }

  /** All query parameters, in their order. */
  public Map<String, String> query() {
    Map<String, String> all = new LinkedHashMap<>();
    request
        .getUriInfo()
        .getQueryParameters()
        .forEach((name, values) -> all.put(name, values.getLast()));
    return all;
  }

  /** The client's IP address: API Gateway appends it to the addresses that the client sends. */
  public String address() {
    return header("X-Forwarded-For")
        .map(chain -> chain.substring(chain.lastIndexOf(',') + 1).strip())
        .orElse("unknown");
  }

  /** The path without a trailing slash. */
  public String path() {
    return request.getUriInfo().getRequestUri().getPath().replaceAll("/+$", "");
  }

  /**
   * Compares the version that the client has read with the current one, if the client sends it. By
   * RFC 9110 (13.2.1) this follows all checks that do not depend on the content, and precedes those
   * of the content.
   *
   * @throws WireException 412 for another version; 415 if the content could not be read anyway
   */
  public void requireMatch(long version) {
    if (isStale(version)) {
      if (request.hasEntity()) {
        Body.requireKnown(request.getHeaderString("Content-Type"));
      }
      throw staleVersion();
    }
  }

  /**
   * As {@link #requireMatch}, for a body that is a file of a known type.
   *
   * @throws WireException 412 for another version
   */
  public void requireMatchOfFile(long version) {
    if (isStale(version)) {
      throw staleVersion();
    }
  }

  private static WireException staleVersion() {
    return WireException.detail(
        412, "The resource has changed since you read it. Read it again and repeat the change.");
  }

  private boolean isStale(long version) {
    Optional<String> expected = expectedVersions();
    return expected.isPresent()
        && Arrays.stream(expected.get().split(","))
            .map(String::strip)
            .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
            .noneMatch(Answers.etag(version)::equals);
  }

  /**
   * The version that a write must match, if the client sends one.
   *
   * @param seen the version that matched, see {@link #requireMatch}
   */
  public OptionalLong onlyVersion(long seen) {
    return expectedVersions().isPresent() ? OptionalLong.of(seen) : OptionalLong.empty();
  }

  private Optional<String> expectedVersions() {
    return header("If-Match").map(String::strip).filter(text -> !text.equals("*"));
  }

  /** The origin of the API in the request, such as {@code https://api.example.com}. */
  public String origin() {
    URI uri = request.getUriInfo().getRequestUri();
    return header("X-Forwarded-Proto").orElse("https")
        + "://"
        + header("Host").orElse(uri.getAuthority());
  }

  /** The URL of the request without the query; its path ends with a slash, as in Django. */
  public String url() {
    URI uri = request.getUriInfo().getRequestUri();
    return origin() + uri.getRawPath().replaceAll("/+$", "") + "/";
  }

  /**
   * The fields of the body.
   *
   * @throws WireException 400 when it is not a JSON object, 413 when it is too long, 415 for
   *     another media type
   */
  public Form form() {
    return new Form(body(Body.LIMIT), false);
  }

  /** As {@link #form}, for a document: its JSON may have 4 MB. */
  public Form largeForm() {
    return new Form(body(Body.FORM_LIMIT), false);
  }

  /** The media type of the body, in lower case and without parameters. */
  public String mediaType() {
    return Body.mediaType(header("Content-Type").orElse(""));
  }

  /**
   * The body as it was sent: a file of at most 4 MB.
   *
   * @throws WireException 413 when it is too long
   */
  public byte[] file() {
    try {
      return Body.file(request.getEntityStream());
    } catch (IOException e) {
      throw new UncheckedIOException("The body is incomplete", e);
    }
  }

  /** The fields of a body in which all fields are optional. */
  public Form partialForm() {
    return new Form(body(Body.LIMIT), true);
  }

  private Body body(int limit) {
    try {
      return Body.read(request.getHeaderString("Content-Type"), request.getEntityStream(), limit);
    } catch (IOException e) {
      throw new UncheckedIOException("The body is incomplete", e);
    }
  }
}
