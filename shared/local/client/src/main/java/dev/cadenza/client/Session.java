package dev.cadenza.client;

import dev.cadenza.client.model.Page;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Requests to one server for one account; gets a new access token when the server rejects the old
 * one.
 */
final class Session {
  // Slightly more than API Gateway's limit of 30 s.
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(35);
  private static final int UNAUTHORIZED = 401;

  private final HttpClient http;
  private final URI baseUrl;
  private final TokenStore store;
  private final ReentrantLock renewing = new ReentrantLock();
  private volatile Tokens tokens;

  Session(HttpClient http, URI baseUrl, Tokens tokens, TokenStore store) {
    this.http = http;
    this.baseUrl = baseUrl;
    this.tokens = tokens;
    this.store = store;
  }

  static Session login(HttpClient http, URI baseUrl, String username, String password) {
    String credentials = Json.write(new Requests.Login(username, password));
    Tokens tokens =
        Json.read(
            exchange(http, baseUrl, "POST", "/api/token/", Optional.of(credentials), Map.of()),
            Tokens.class);
    return new Session(http, baseUrl, tokens, TokenStore.NONE);
  }

  HttpClient http() {
    return http;
  }

  URI baseUrl() {
    return baseUrl;
  }

  String accessToken() {
    return tokens.access();
  }

  Tokens tokens() {
    return tokens;
  }

  <T> T get(String path, Class<T> answer) {
    return Json.read(request("GET", path, Optional.empty()), answer);
  }

  <T> Page<T> page(String path, Class<T> item) {
    return Json.readPage(request("GET", path, Optional.empty()), item);
  }

  <T> T post(String path, Object body, Class<T> answer) {
    return send("POST", path, body, answer);
  }

  /** With the same key, a repeated request gets the first response, and creates nothing. */
  <T> T postOnce(String path, Object body, String key, Class<T> answer) {
    return Json.read(
        request("POST", path, Optional.of(Json.write(body)), Map.of("Idempotency-Key", key)),
        answer);
  }

  <T> T send(String method, String path, Object body, Class<T> answer) {
    return Json.read(request(method, path, Optional.of(Json.write(body))), answer);
  }

  /** Revokes the refresh token on the server. */
  void end() {
    exchange(
        http,
        baseUrl,
        "POST",
        "/api/token/blacklist/",
        Optional.of(Json.write(new Requests.Refresh(tokens.refresh()))),
        Map.of());
  }

  /**
   * Sends a request with the access token and returns the body.
   *
   * @throws ApiException when the server returns 400 or above
   */
  String request(String method, String path, Optional<String> json) {
    return request(method, path, json, Map.of());
  }

  private String request(
      String method, String path, Optional<String> json, Map<String, String> headers) {
    String token = accessToken();
    try {
      return exchange(http, baseUrl, method, path, json, authorized(headers, token));
    } catch (ApiException refused) {
      if (refused.status() != UNAUTHORIZED) {
        throw refused;
      }
      return exchange(http, baseUrl, method, path, json, authorized(headers, renew(token)));
    }
  }

  private static Map<String, String> authorized(Map<String, String> headers, String token) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Authorization", "Bearer " + token);
    return all;
  }

  /** A token newer than the rejected one; several threads refresh once. */
  String renew(String refused) {
    renewing.lock();
    try {
      if (tokens.access().equals(refused)) {
        tokens = store.renew(tokens, this::refreshed);
      }
      return tokens.access();
    } finally {
      renewing.unlock();
    }
  }

  private Tokens refreshed(Tokens old) {
    String body = Json.write(new Requests.Refresh(old.refresh()));
    return old.renewed(
        Json.read(
            exchange(http, baseUrl, "POST", "/api/token/refresh/", Optional.of(body), Map.of()),
            Tokens.Renewal.class));
  }

  private static String exchange(
      HttpClient http,
      URI baseUrl,
      String method,
      String path,
      Optional<String> json,
      Map<String, String> headers) {
    BodyPublisher body = json.map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(baseUrl.resolve(path)).timeout(ANSWER_WITHIN).method(method, body);
    json.ifPresent(_ -> request.header("Content-Type", "application/json"));
    headers.forEach(request::header);
    HttpResponse<String> response = send(http, request.build(), BodyHandlers.ofString());
    if (response.statusCode() >= 400) {
      throw new ApiException(method, path, response.statusCode(), response.body());
    }
    return response.body();
  }

  static <T> HttpResponse<T> send(HttpClient http, HttpRequest request, BodyHandler<T> handler) {
    try {
      return http.send(request, handler);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(
          new InterruptedIOException("interrupted while waiting for " + request.uri().getPath()));
    } catch (ConnectException e) {
      throw new UncheckedIOException(
          "cannot reach %s: connection refused. Is the platform running?"
              .formatted(request.uri().getAuthority()),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot reach %s: %s".formatted(request.uri().getAuthority(), e.getMessage()), e);
    }
  }
}
