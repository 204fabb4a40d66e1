package dev.cadenza.realtime;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.aws.feed.Connections;
import dev.cadenza.aws.feed.WebSocketFeed;
import dev.cadenza.jobs.JobStore;
import dev.cadenza.jobs.wire.JobFrame;
import dev.cadenza.model.Account;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobEvent;
import dev.cadenza.model.id.Ulid;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The job subscriptions of connections, and the replay of missed events after a reconnect. */
final class Subscriptions {
  private static final int REPLAY_PAGE = 500;
  private static final int REPLAY_LIMIT = 5_000;
  private static final int MAX_JOBS = 100;

  /**
   * A cursor is the start time of an event's commit; an earlier commit may end later. So a replay
   * starts this much earlier.
   */
  private static final Duration OVERLAP = Duration.ofSeconds(5);

  private final Connections connections;
  private final JobStore store;
  private final Function<String, Optional<Account>> accounts;
  private final WebSocketFeed feed;
  private final Renewals renewals;
  private final Clock clock;

  Subscriptions(
      Connections connections,
      JobStore store,
      Function<String, Optional<Account>> accounts,
      WebSocketFeed feed,
      Renewals renewals,
      Clock clock) {
    this.connections = connections;
    this.store = store;
    this.accounts = accounts;
    this.feed = feed;
    this.renewals = renewals;
    this.clock = clock;
  }

  /**
   * Subscribes a new connection to one job, or to all jobs of its account.
   *
   * @return whether the job exists and the account may read it
   */
  boolean open(Listener listener, Optional<String> job) {
    Optional<Map<String, Set<String>>> topics =
        topics(listener, List.of(job.orElse(Connections.EVERY_JOB)));
    if (topics.isEmpty()) {
      return false;
    }
    connections.open(listener.account(), listener.connection(), clock.instant());
    return listen(listener, topics.get());
  }

  void close(String connection) {
    connections.of(connection).forEach(topic -> connections.forget(topic.owner(), connection));
  }

  /** Performs the action of a frame, and returns a frame. */
  Frame take(Listener listener, String body) {
    Optional<JsonNode> frame = Frames.read(body);
    if (frame.isEmpty()) {
      return new Frame.Failure(
          "not_json", "A frame must be a JSON object, such as {\"action\": \"ping\"}.");
    }
    return switch (frame.get().path("action").asText()) {
      case "ping" -> new Frame.Pong();
      case "subscribe" -> subscribe(listener, frame.get());
      case "renew" -> renewals.renew(listener, frame.get());
      default ->
          new Frame.Failure(
              "unknown_action", "The actions are \"subscribe\", \"renew\" and \"ping\".");
    };
  }

  private Frame subscribe(Listener listener, JsonNode frame) {
    JsonNode wanted = frame.path("jobs");
    if (!wanted.isMissingNode() && !wanted.isArray()) {
      return new Frame.Failure("invalid_jobs", "\"jobs\" must be a list of job ids, or [\"*\"].");
    }
    List<String> jobs = jobs(frame);
    if (jobs.size() > MAX_JOBS) {
      return new Frame.Failure(
          "too_many_jobs", "Subscribe to at most " + MAX_JOBS + " jobs at once, or to \"*\".");
    }
    Optional<Map<String, Set<String>>> topics = topics(listener, jobs);
    if (topics.isEmpty()) {
      return new Frame.Failure("not_found", "Job not found.");
    }
    Optional<String> since =
        Optional.of(frame.path("since").asText()).filter(text -> !text.isEmpty());
    if (since.filter(cursor -> !Ulid.isValid(cursor)).isPresent()) {
      return new Frame.Failure(
          "invalid_cursor", "\"since\" must be the cursor of an earlier frame.");
    }
    // Subscribe before the replay: an event in between is sent twice rather than not at all.
    if (!listen(listener, topics.get())) {
      return new Frame.Failure("not_authorized", "Your account has changed. Connect again.");
    }
    String cursor = Ulid.floor(clock.instant());
    if (since.isPresent() && !replay(listener, topics.get(), since.get())) {
      return new Frame.Failure(
          "replay_too_long", "Too many events since then; read the lists again.");
    }
    return new Frame.Subscribed(jobs, cursor);
  }

  private static List<String> jobs(JsonNode frame) {
    List<String> jobs = new ArrayList<>();
    frame.path("jobs").forEach(job -> jobs.add(job.asText()));
    return jobs.isEmpty() ? List.of(Connections.EVERY_JOB) : jobs;
  }

  /** The jobs by owner; empty when this account cannot read one of them. */
  private Optional<Map<String, Set<String>>> topics(Listener listener, List<String> jobs) {
    Map<String, Set<String>> topics = new LinkedHashMap<>();
    for (String id : jobs) {
      Optional<String> owner =
          id.equals(Connections.EVERY_JOB)
              ? Optional.of(listener.account())
              : store.find(id).map(Job::owner).filter(listener::sees);
      if (owner.isEmpty()) {
        return Optional.empty();
      }
      topics.computeIfAbsent(owner.get(), _ -> new HashSet<>()).add(id);
    }
    return Optional.of(topics);
  }

  /**
   * A change of an account's rights closes its stored connections. So the account is read after its
   * connection is stored: one of the two operations detects the other.
   *
   * @return whether the account still has the rights with which it connected
   */
  private boolean listen(Listener listener, Map<String, Set<String>> topics) {
    topics.forEach(
        (owner, jobs) ->
            connections.listen(
                new Connections.Listener(owner, listener.connection(), jobs), clock.instant()));
    boolean allowed =
        accounts
            .apply(listener.account())
            .filter(account -> account.active() && listener.admin() == account.isAdmin())
            .isPresent();
    if (!allowed) {
      topics.keySet().forEach(owner -> connections.forget(owner, listener.connection()));
      connections.forget(listener.account(), listener.connection());
    }
    return allowed;
  }

  private boolean replay(Listener listener, Map<String, Set<String>> topics, String since) {
    // The events of several owners are not in the order of their cursors.
    Function<JobFrame, Object> form = topics.size() == 1 ? Frame.Missed::new : frame -> frame;
    return topics.entrySet().stream()
        .allMatch(topic -> replay(listener, topic.getKey(), topic.getValue(), since, form));
  }

  private boolean replay(
      Listener listener,
      String owner,
      Set<String> jobs,
      String since,
      Function<JobFrame, Object> form) {
    String cursor = Ulid.floor(Ulid.timeOf(since).minus(OVERLAP));
    for (int sent = 0; sent < REPLAY_LIMIT; sent += REPLAY_PAGE) {
      List<JobEvent> events = store.eventsSince(owner, cursor, REPLAY_PAGE);
      events.stream()
          .filter(event -> jobs.contains(Connections.EVERY_JOB) || jobs.contains(event.job().id()))
          .forEach(
              event ->
                  feed.post(
                      owner, listener.connection(), Frames.write(form.apply(JobFrame.of(event)))));
      if (events.size() < REPLAY_PAGE) {
        return true;
      }
      cursor = events.getLast().cursor();
    }
    return false;
  }
}
