package dev.cadenza.client;

import dev.cadenza.client.model.Job;
import dev.cadenza.client.model.JobUpdate;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events of an account's jobs, pushed over a WebSocket.
 *
 * <p>The token of an open connection is renewed before it ends. A lost connection is opened again,
 * and requests all events since the last cursor. Each job's updates reach the listener in the order
 * of their versions; duplicate and late updates are ignored.
 */
public final class JobFeed implements AutoCloseable {
  /** Called by one thread at a time, and must not block. */
  public interface Listener {
    Listener NONE = update -> {};

    void updated(JobUpdate update);

    default void deleted(String job) {}
  }

  private static final Logger LOG = LoggerFactory.getLogger(JobFeed.class);
  // A push may be lost: poll when no frame arrives.
  private static final Duration QUIET = Duration.ofSeconds(5);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration MAX_PAUSE = Duration.ofSeconds(5);

  private final Session session;
  private final Function<String, Job> lookup;
  private final URI url;
  private final Waits waits;
  private final JobHistory history;
  private final CompletableFuture<Void> opened = new CompletableFuture<>();
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private final Thread thread;
  private volatile String trouble = "";

  // Whether a handshake is in progress, or was answered.
  private volatile boolean asking;

  private JobFeed(
      Session session, Function<String, Job> lookup, URI url, Waits waits, Listener listener) {
    this.session = session;
    this.lookup = lookup;
    this.url = url;
    this.waits = waits;
    this.history = new JobHistory(listener);
    this.thread = Thread.ofPlatform().daemon().name("job-feed").unstarted(this::stayConnected);
  }

  /**
   * The timeouts of a feed.
   *
   * @param opening for a subscription
   * @param answer for a connection whose handshake is in progress: functions may have to start, and
   *     API Gateway allows 29 seconds
   * @param heartbeat between two pings. The JDK's client does not always detect that the other side
   *     has closed (when the end arrives together with a frame), nor a lost network: a ping does.
   */
  record Waits(Duration opening, Duration answer, Duration heartbeat) {
    static final Waits USUAL =
        new Waits(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(10));
  }

  /**
   * @param lookup reads a job by its id
   */
  static JobFeed open(Session session, Function<String, Job> lookup, URI url, Listener listener) {
    return open(session, lookup, url, Waits.USUAL, listener);
  }

  static JobFeed open(
      Session session, Function<String, Job> lookup, URI url, Waits waits, Listener listener) {
    JobFeed feed = new JobFeed(session, lookup, url, waits, listener);
    feed.thread.start();
    try {
      feed.awaitOpened();
      return feed;
    } catch (ExecutionException | TimeoutException e) {
      feed.close();
      throw new FeedException(
          String.format(
              Locale.ROOT,
              "No subscription at %s within %d s%s",
              url,
              waits.opening().toSeconds(),
              feed.trouble),
          e);
    } catch (InterruptedException e) {
      feed.close();
      Thread.currentThread().interrupt();
      throw new FeedException("Interrupted while connecting to " + url, e);
    }
  }

  private void awaitOpened() throws InterruptedException, ExecutionException, TimeoutException {
    try {
      opened.get(waits.opening().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      if (!asking) {
        throw e;
      }
      opened.get(waits.answer().minus(waits.opening()).toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /**
   * Waits until this attempt of a job has finished.
   *
   * @return the job from a frame, or from the server if no frame arrives
   * @throws FeedException when it takes longer than the given time
   */
  public Job awaitFinished(Job job, Duration within) {
    CompletableFuture<Job> finished = history.finished(job.id(), job.attempt());
    long end = System.nanoTime() + within.toNanos();
    try {
      while (true) {
        long wait = Math.min(QUIET.toNanos(), end - System.nanoTime());
        try {
          return finished.get(wait, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
          if (System.nanoTime() >= end) {
            throw late(job, within, e);
          }
        }
        Job now = lookup.apply(job.id());
        if (now.attempt() == job.attempt() && now.finished()) {
          return now;
        }
      }
    } catch (ExecutionException e) {
      throw late(job, within, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FeedException("Interrupted while waiting for job " + job.id(), e);
    }
  }

  private static FeedException late(Job job, Duration within, Exception cause) {
    return new FeedException(
        String.format(
            Locale.ROOT, "Job %s has not finished within %d s", job.id(), within.toSeconds()),
        cause);
  }

  @Override
  public void close() {
    closed.complete(null);
    try {
      thread.join(Duration.ofSeconds(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void stayConnected() {
    Duration pause = FIRST_PAUSE;
    while (!closed.isDone()) {
      try {
        converse();
        pause = FIRST_PAUSE;
      } catch (CompletionException e) {
        LOG.debug("No connection to {}", url, e);
        explain(e.getCause());
      }
      asking = false;
      waitFor(closed, pause);
      pause = pause.multipliedBy(2).compareTo(MAX_PAUSE) < 0 ? pause.multipliedBy(2) : MAX_PAUSE;
    }
  }

  /** One connection, from the handshake to its end. */
  private void converse() {
    history.begin();
    asking = true;
    FeedFrames frames = new FeedFrames(history, opened);
    URI withToken =
        URI.create(
            url
                + "?renew=true&token="
                + URLEncoder.encode(session.accessToken(), StandardCharsets.UTF_8));
    WebSocket socket =
        session
            .http()
            .newWebSocketBuilder()
            .connectTimeout(waits.answer())
            .buildAsync(withToken, frames)
            .join();
    frames.subscribe(socket, history.cursor());
    CompletableFuture<Object> over = CompletableFuture.anyOf(closed, frames.ended());
    do {
      if (frames.takeWarning()) {
        renewToken().ifPresent(token -> frames.renew(socket, token));
      }
      frames.ping(socket);
    } while (!waitFor(over, waits.heartbeat()) && frames.receivedSincePing());
    frames.bye(socket);
  }

  private void explain(Throwable failure) {
    if (failure instanceof WebSocketHandshakeException refused) {
      int status = refused.getResponse().statusCode();
      trouble = ": the handshake returned status " + status;
      if (status == 401 || status == 403) {
        Optional<String> _ = renewToken();
      }
    } else {
      trouble =
          failure.getMessage() == null
              ? ": the connection was closed or refused"
              : ": " + failure.getMessage();
    }
  }

  private Optional<String> renewToken() {
    try {
      return Optional.of(session.renew(session.accessToken()));
    } catch (ApiException | UncheckedIOException e) {
      LOG.debug("The token cannot be renewed", e);
      return Optional.empty();
    }
  }

  private static boolean waitFor(CompletableFuture<?> what, Duration time) {
    try {
      what.get(time.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
