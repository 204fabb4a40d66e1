package dev.cadenza.models.fetch;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;

/**
 * Downloads files into parts that are kept when a download is interrupted, and resumed. An
 * unreachable host is not tried again.
 */
public final class HttpDownload implements AutoCloseable {
  private static final int BUFFER = 1 << 16;
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int RANGE_REFUSED = 416;
  private static final int TOO_MANY = 429;
  private static final Pattern RANGE_START = Pattern.compile("bytes (\\d+)-.*");

  private final HttpPolicy policy;
  private final HttpClient client;
  private final Set<String> unreachable = ConcurrentHashMap.newKeySet();

  public HttpDownload(HttpPolicy policy) {
    this.policy = requireNonNull(policy, "policy");
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(policy.connect())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
  }

  /** A failure that a retry may solve. */
  private static final class Interruption extends Exception {
    Interruption(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * Downloads a complete file.
   *
   * @param part the file to write; its existing content is used as the beginning
   * @param bytes its size, if known
   * @param checked whether its contents are checked later, so that the beginning of another version
   *     is harmless; otherwise it is used only if the server confirms that the file is unchanged
   * @param progress receives the number of bytes so far
   * @throws SourceFailed if the server cannot be reached or does not have it
   * @throws IOException if the part cannot be written
   */
  public void fetch(
      URI address, Path part, OptionalLong bytes, boolean checked, LongConsumer progress)
      throws SourceFailed, IOException, InterruptedException {
    String host = address.getAuthority();
    if (unreachable.contains(host)) {
      throw new SourceFailed(host + " cannot be reached");
    }
    int failures = 0;
    while (true) {
      long before = size(part);
      try {
        attempt(address, part, bytes, checked, progress);
        return;
      } catch (Interruption e) {
        failures = size(part) > before ? 1 : failures + 1;
        if (failures >= policy.attempts()) {
          throw new SourceFailed(host + " " + e.getMessage(), e);
        }
        Thread.sleep(policy.backoff().multipliedBy(1L << (failures - 1)));
      }
    }
  }

  private void attempt(
      URI address, Path part, OptionalLong bytes, boolean checked, LongConsumer progress)
      throws SourceFailed, IOException, InterruptedException, Interruption {
    PartTag tag = PartTag.of(part);
    long have = checked || tag.value().isPresent() ? size(part) : 0;
    if (bytes.isPresent() && have == bytes.getAsLong()) {
      return;
    }
    if (bytes.isPresent() && have > bytes.getAsLong()) {
      have = 0;
    }
    HttpResponse<InputStream> response = send(request(address, have, checked, tag));
    try (InputStream body = response.body()) {
      long start = start(response, address, have, part, tag);
      OptionalLong total = total(response, start);
      if (bytes.isPresent() && total.isPresent() && total.getAsLong() != bytes.getAsLong()) {
        throw new SourceFailed(
            "%s has %,d bytes instead of %,d"
                .formatted(address, total.getAsLong(), bytes.getAsLong()));
      }
      receive(body, part, start, progress);
      if (total.isPresent() && size(part) < total.getAsLong()) {
        throw new Interruption("ended the connection early", null);
      }
    }
  }

  private HttpRequest request(URI address, long have, boolean checked, PartTag tag)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address).timeout(policy.stall()).header("User-Agent", "cadenza");
    if (have > 0) {
      request.header("Range", "bytes=" + have + "-");
      if (!checked) {
        request.header("If-Range", tag.value().orElseThrow());
      }
    }
    return request.build();
  }

  private HttpResponse<InputStream> send(HttpRequest request)
      throws SourceFailed, InterruptedException, Interruption {
    String host = request.uri().getAuthority();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (ConnectException | HttpConnectTimeoutException | SSLHandshakeException e) {
      unreachable.add(host);
      throw new SourceFailed(host + " cannot be reached", e);
    } catch (IOException e) {
      throw new Interruption("does not respond", e);
    }
  }

  /** The position of the first byte of the response. */
  private static long start(
      HttpResponse<?> response, URI address, long have, Path part, PartTag tag)
      throws SourceFailed, IOException, Interruption {
    int status = response.statusCode();
    if (status == OK) {
      tag.keep(response.headers().firstValue("ETag"));
      return 0;
    }
    if (status == PARTIAL && rangeStart(response).equals(Optional.of(have))) {
      return have;
    }
    if (status == RANGE_REFUSED || status == PARTIAL) {
      Files.deleteIfExists(part);
      throw new Interruption("does not resume downloads correctly", null);
    }
    if (status == TOO_MANY || status >= 500) {
      throw new Interruption("returns the status " + status, null);
    }
    throw new SourceFailed(address + " returns the status " + status);
  }

  private static Optional<Long> rangeStart(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("Content-Range")
        .map(RANGE_START::matcher)
        .filter(Matcher::matches)
        .map(range -> Long.valueOf(range.group(1)));
  }

  private static OptionalLong total(HttpResponse<?> response, long start) {
    OptionalLong length = response.headers().firstValueAsLong("Content-Length");
    return length.isPresent() ? OptionalLong.of(start + length.getAsLong()) : length;
  }

  private void receive(InputStream body, Path part, long start, LongConsumer progress)
      throws IOException, Interruption {
    try (Watchdog dog = Watchdog.over(body, policy.stall());
        OutputStream out = open(part, start)) {
      byte[] buffer = new byte[BUFFER];
      long at = start;
      progress.accept(at);
      for (int n = read(body, buffer, dog); n >= 0; n = read(body, buffer, dog)) {
        out.write(buffer, 0, n);
        at += n;
        progress.accept(at);
      }
    }
  }

  private static OutputStream open(Path part, long start) throws IOException {
    return start > 0
        ? Files.newOutputStream(part, StandardOpenOption.APPEND)
        : Files.newOutputStream(part);
  }

  private static int read(InputStream body, byte[] buffer, Watchdog dog) throws Interruption {
    int n;
    try {
      n = body.read(buffer);
    } catch (IOException e) {
      throw new Interruption(dog.expired() ? "stopped sending" : "ended the connection early", e);
    }
    if (dog.expired()) {
      throw new Interruption("stopped sending", null);
    }
    dog.alive();
    return n;
  }

  private static long size(Path part) throws IOException {
    return Files.exists(part) ? Files.size(part) : 0;
  }

  @Override
  public void close() {
    client.close();
  }
}
