package dev.cadenza.jobsapi.links;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Downloads the file of a link. Each redirect is checked like the link itself. */
public final class LinkFetcher {
  private static final Logger LOG = LoggerFactory.getLogger(LinkFetcher.class);
  private static final int REDIRECTS = 5;
  private static final int ATTEMPTS = 3;
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int TOO_MANY_REQUESTS = 429;
  private static final String UNKNOWN_TYPE = "application/octet-stream";

  /** Recordings, films, texts and documents, and the types of servers that do not know. */
  private static final Pattern TYPES =
      Pattern.compile(
          "(audio|video|text)/[\\w.+-]{1,100}|binary/octet-stream|application/(octet-stream|pdf|ogg|mp4"
              + "|epub\\+zip|xhtml\\+xml"
              + "|vnd\\.openxmlformats-officedocument\\.wordprocessingml\\.document)");

  private final LinkRules rules;
  private final Limits limits;
  private final OkHttpClient http;

  /**
   * @param bytes of the file
   * @param answer for a connection, and for each piece of the answer
   * @param total for all attempts
   */
  public record Limits(long bytes, Duration answer, Duration total) {
    /** Lambda's functions end after 15 minutes. */
    public static final Limits USUAL =
        new Limits(5L * 1024 * 1024 * 1024, Duration.ofSeconds(30), Duration.ofMinutes(14));
  }

  public LinkFetcher(LinkRules rules, Limits limits) {
    this.rules = rules;
    this.limits = limits;
    // A proxy would resolve the host again.
    this.http =
        new OkHttpClient.Builder()
            .proxy(Proxy.NO_PROXY)
            .followRedirects(false)
            .connectTimeout(limits.answer())
            .readTimeout(limits.answer())
            .build();
  }

  /** Where the file is written to. */
  public interface Store {
    /**
     * @return the number of bytes
     * @throws IOException when the content cannot be read; then nothing is stored
     */
    long write(String contentType, InputStream content) throws IOException;
  }

  /** A file that was stored. */
  public record Fetched(String contentType, long size) {}

  /**
   * Fetches a file, and repeats what may succeed later.
   *
   * @throws FetchFailure when it cannot be fetched
   */
  public Fetched fetch(String link, Store store) throws FetchFailure {
    long end = System.nanoTime() + limits.total().toNanos();
    for (int attempt = 1; ; attempt++) {
      try {
        return follow(link, store, end);
      } catch (FetchFailure e) {
        throw e;
      } catch (IOException e) {
        LOG.info("A link was not fetched", e);
        if (attempt == ATTEMPTS || System.nanoTime() >= end) {
          throw new FetchFailure("The link could not be read: " + e.getMessage());
        }
        pause();
      }
    }
  }

  private static void pause() throws FetchFailure {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FetchFailure("The platform was stopped while it read the link.");
    }
  }

  private Fetched follow(String link, Store store, long end) throws IOException {
    HttpUrl url = rules.check(link);
    for (int redirects = 0; redirects <= REDIRECTS; redirects++) {
      try (Response response = call(url, end).execute()) {
        Optional<HttpUrl> next = next(url, response);
        if (next.isEmpty()) {
          return read(response, store);
        }
        url = next.get();
      }
    }
    throw new FetchFailure("The link has more than " + REDIRECTS + " redirects.");
  }

  private Call call(HttpUrl url, long end) throws FetchFailure {
    List<InetAddress> checked = rules.addresses(url);
    Call call =
        http.newBuilder()
            .dns(_ -> checked)
            .build()
            // Otherwise the client asks for gzip, and unpacks it.
            .newCall(new Request.Builder().url(url).header("Accept-Encoding", "identity").build());
    call.timeout().timeout(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    return call;
  }

  private Optional<HttpUrl> next(HttpUrl url, Response response) throws FetchFailure {
    if (!response.isRedirect()) {
      return Optional.empty();
    }
    HttpUrl next =
        Optional.ofNullable(response.header("Location"))
            .map(url::resolve)
            .orElseThrow(() -> new FetchFailure("The link has a redirect to nowhere."));
    return Optional.of(rules.check(next.toString()));
  }

  private Fetched read(Response response, Store store) throws IOException {
    requireContent(response);
    String type = contentType(response);
    FetchFailure tooLarge = tooLarge();
    if (response.body().contentLength() > limits.bytes()) {
      throw tooLarge;
    }
    long size =
        store.write(
            type, new LimitedStream(response.body().byteStream(), limits.bytes(), tooLarge));
    if (size == 0) {
      throw new FetchFailure("The link leads to an empty file.");
    }
    return new Fetched(type, size);
  }

  private static void requireContent(Response response) throws IOException {
    int status = response.code();
    if (status >= 500 || status == TOO_MANY_REQUESTS) {
      throw new IOException("the server returned status " + status);
    }
    if (status != 200) {
      throw new FetchFailure("The server of the link returned status " + status + ".");
    }
    String encoding = response.header("Content-Encoding", "identity");
    if (!"identity".equalsIgnoreCase(encoding)) {
      throw new FetchFailure("The server of the link sends a compressed file.");
    }
  }

  private static String contentType(Response response) throws FetchFailure {
    String type =
        response
            .header("Content-Type", UNKNOWN_TYPE)
            .split(";", 2)[0]
            .strip()
            .toLowerCase(Locale.ROOT);
    if (!TYPES.matcher(type).matches()) {
      throw new FetchFailure(
          "The link leads to a file of type \"%s\", and not to a recording or a text."
              .formatted(type.substring(0, Math.min(type.length(), 100))));
    }
    return type;
  }

  private FetchFailure tooLarge() {
    return new FetchFailure(
        String.format(Locale.ROOT, "The file is larger than %,d bytes.", limits.bytes()));
  }
}
