package dev.cadenza.realtime;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.aws.feed.Connections;
import dev.cadenza.aws.feed.WebSocketFeed;
import dev.cadenza.functions.ProjectRights;
import dev.cadenza.jobs.JobStore;
import dev.cadenza.jobs.wire.JobFrame;
import dev.cadenza.model.Account;
import dev.cadenza.model.JobEvent;
import dev.cadenza.model.id.Ulid;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
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
  private final Topics topics;
  private final Function<String, Optional<Account>> accounts;
  private final WebSocketFeed feed;
  private final Renewals renewals;
  private final Clock clock;

  Subscriptions(
      Connections connections,
      JobStore store,
      ProjectRights rights,
      Function<String, Optional<Account>> accounts,
      WebSocketFeed feed,
      Renewals renewals,
      Clock clock) {
    this.connections = connections;
    this.store = store;
    this.topics = new Topics(store, rights);
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
    Optional<Map<Topic, Set<String>>> wanted =
        topics.ofJobs(listener, List.of(job.orElse(Connections.EVERY_JOB)));
    if (wanted.isEmpty()) {
      return false;
    }
    connections.open(listener.account(), listener.connection(), clock.instant());
    return listen(listener, wanted.get());
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
    if (isNoList(frame.path("jobs"))) {
      return new Frame.Failure("invalid_jobs", "\"jobs\" must be a list of job ids, or [\"*\"].");
    }
    if (isNoList(frame.path("projects"))) {
      return new Frame.Failure("invalid_projects", "\"projects\" must be a list of project ids.");
    }
    List<String> projects = texts(frame.path("projects"));
    List<String> jobs = jobs(frame, projects);
    if (jobs.size() + projects.size() > MAX_JOBS) {
      return new Frame.Failure(
          "too_many_jobs", "Subscribe to at most " + MAX_JOBS + " jobs at once, or to \"*\".");
    }
    Optional<Map<Topic, Set<String>>> wanted = topics.ofJobs(listener, jobs);
    if (wanted.isEmpty()) {
      return new Frame.Failure("not_found", "Job not found.");
    }
    Optional<Map<Topic, Set<String>>> ofProjects = topics.ofProjects(listener, projects);
    if (ofProjects.isEmpty()) {
      return new Frame.Failure("not_found", "Project not found.");
    }
    wanted.get().putAll(ofProjects.get());
    return begin(listener, wanted.get(), frame.path("since").asText())
        .answer(cursor -> new Frame.Subscribed(jobs, projects, cursor));
  }

  /** The start of a subscription: its cursor, or why it failed. */
  private record Begun(String cursor, Optional<Frame> failure) {
    static Begun failed(String code, String message) {
      return new Begun("", Optional.of(new Frame.Failure(code, message)));
    }

    Frame answer(Function<String, Frame> subscribed) {
      return failure.orElseGet(() -> subscribed.apply(cursor));
    }
  }

  /**
   * @param since the cursor of an earlier frame; empty without a replay
   */
  private Begun begin(Listener listener, Map<Topic, Set<String>> wanted, String since) {
    if (!since.isEmpty() && !Ulid.isValid(since)) {
      return Begun.failed("invalid_cursor", "\"since\" must be the cursor of an earlier frame.");
    }
    // Subscribe before the replay: an event in between is sent twice rather than not at all.
    if (!listen(listener, wanted)) {
      return Begun.failed("not_authorized", "Your account has changed. Connect again.");
    }
    String cursor = Ulid.floor(clock.instant());
    return since.isEmpty() || replay(listener, wanted, since)
        ? new Begun(cursor, Optional.empty())
        : Begun.failed("replay_too_long", "Too many events since then; read the lists again.");
  }

  private static boolean isNoList(JsonNode value) {
    return !value.isMissingNode() && !value.isArray();
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  /** Without jobs and projects, a client subscribes to all jobs of its account. */
  private static List<String> jobs(JsonNode frame, List<String> projects) {
    List<String> jobs = texts(frame.path("jobs"));
    return jobs.isEmpty() && projects.isEmpty() ? List.of(Connections.EVERY_JOB) : jobs;
  }

  /**
   * A change of an account's rights closes its stored connections. So the account and its
   * memberships are read after its connection is stored: one of the two operations detects the
   * other.
   *
   * @return whether the account still has the rights with which it connected and subscribed
   */
  private boolean listen(Listener listener, Map<Topic, Set<String>> wanted) {
    wanted.forEach(
        (topic, jobs) ->
            connections.listen(
                new Connections.Listener(topic.owner(), listener.connection(), jobs),
                clock.instant()));
    boolean same =
        accounts
            .apply(listener.account())
            .filter(account -> account.active() && listener.admin() == account.isAdmin())
            .isPresent();
    boolean allowed = same && topics.stillVisible(listener, wanted.keySet());
    if (!allowed) {
      // It stays in the list of the account's connections while the account is the same: that list
      // closes it when the account loses a project to which it subscribed before.
      wanted.keySet().stream()
          .filter(topic -> !topic.owner().equals(listener.account()))
          .forEach(topic -> connections.forget(topic.owner(), listener.connection()));
    }
    if (!same) {
      connections.forget(listener.account(), listener.connection());
    }
    return allowed;
  }

  /** Jobs of projects are not replayed: only the events of an account are in one order. */
  private boolean replay(Listener listener, Map<Topic, Set<String>> wanted, String since) {
    List<Topic> replayed = wanted.keySet().stream().filter(it -> it.account().isPresent()).toList();
    // The events of several owners are not in the order of their cursors.
    Function<JobFrame, Object> form = replayed.size() == 1 ? Frame.Missed::new : frame -> frame;
    return replayed.stream()
        .allMatch(topic -> replay(listener, topic, wanted.get(topic), since, form));
  }

  private boolean replay(
      Listener listener,
      Topic topic,
      Set<String> jobs,
      String since,
      Function<JobFrame, Object> form) {
    String cursor = Ulid.floor(Ulid.timeOf(since).minus(OVERLAP));
    for (int sent = 0; sent < REPLAY_LIMIT; sent += REPLAY_PAGE) {
      List<JobEvent> events = store.eventsSince(topic.account().orElseThrow(), cursor, REPLAY_PAGE);
      events.stream()
          .filter(event -> jobs.contains(Connections.EVERY_JOB) || jobs.contains(event.job().id()))
          .forEach(
              event ->
                  feed.post(
                      topic.owner(),
                      listener.connection(),
                      Frames.write(form.apply(JobFrame.of(event)))));
      if (events.size() < REPLAY_PAGE) {
        return true;
      }
      cursor = events.getLast().cursor();
    }
    return false;
  }
}
