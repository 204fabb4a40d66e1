package dev.cadenza.e2e.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cadenza.aws.AwsClients;
import dev.cadenza.aws.Environment;
import dev.cadenza.aws.dynamodb.DynamoJobs;
import dev.cadenza.aws.feed.Connections;
import dev.cadenza.aws.feed.WebSocketFeed;
import dev.cadenza.client.CadenzaClient;
import dev.cadenza.e2e.support.Http;
import dev.cadenza.e2e.support.Http.Answer;
import dev.cadenza.e2e.support.Platform;
import dev.cadenza.e2e.support.Socket;
import dev.cadenza.jobs.JobCommit;
import dev.cadenza.jobs.JobStore.Outcome;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobEvent;
import dev.cadenza.model.JobType;
import dev.cadenza.model.id.Ulid;
import dev.cadenza.platform.SampleUser;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What clients get whose connections are cut, and what a thousand of them get. */
final class CutSocketsTest {
  private static final long SEED = Long.getLong("faults.seed", 1L);
  private static final int CHANGES = 500;
  private static final int SOCKETS = 1_000;
  private static final int WATCHED = 20;

  private final Http editor = Http.as(SampleUser.EDITOR);
  private final String project = editor.post("/api/projects/", Map.of("name", "Cuts")).text("id");
  private final DynamoJobs store = Platform.jobs();

  /**
   * A job changes once a second by its events' cursors, so that the overlap of replays covers a few
   * events alone, while its client is cut after a random number of frames.
   */
  @Test
  void shouldMissNothingWhereverItIsCut() throws Exception {
    Random random = new Random(SEED);
    Instant start = Instant.now().minusSeconds(2 * CHANGES);
    Job job = cancelledJob(start);
    Reader reader = new Reader(job, Ulid.floor(start));
    int cuts = 0;
    int cutReplays = 0;
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Job> written = executor.submit(() -> change(job, start));
      while (!written.isDone() || reader.versions.size() < CHANGES) {
        try (Socket socket = Socket.open("/jobs/", editor)) {
          boolean caughtUp = reader.read(socket, random.nextInt(8, 24));
          cuts++;
          cutReplays += caughtUp ? 0 : 1;
          socket.cut();
        }
      }
      assertThat(written.get().version()).isEqualTo(job.version() + CHANGES);
    }
    System.out.printf(
        "Faults: %d events over %d cuts, %d of them in a replay, seed %d%n",
        CHANGES, cuts, cutReplays, SEED);
    List<Integer> log =
        store.eventsOf(job.id(), job.version(), CHANGES + 1).stream()
            .map(event -> (int) event.job().version())
            .toList();
    assertThat(log).hasSize(CHANGES);
    assertThat(reader.versions).containsExactlyElementsOf(log);
    assertThat(cutReplays).isPositive();
  }

  /** A client that continues at the last cursor it saw of a replay, and of any event after it. */
  private static final class Reader {
    private final Job job;
    private final TreeSet<Integer> versions = new TreeSet<>();
    private String cursor;

    Reader(Job job, String cursor) {
      this.job = job;
      this.cursor = cursor;
    }

    /**
     * Takes frames, or less when nothing is left to come.
     *
     * @return whether the replay had ended
     */
    boolean read(Socket socket, int frames) {
      socket.send(Map.of("action", "subscribe", "jobs", List.of("*"), "since", cursor));
      boolean caughtUp = false;
      String last = "";
      for (int i = 0; i < frames && !(caughtUp && versions.size() == CHANGES); i++) {
        Map<String, Object> frame = socket.take();
        if (frame.get("type").equals("subscribed")) {
          caughtUp = true;
        } else if (frame.get("job") instanceof Map<?, ?> seen && job.id().equals(seen.get("id"))) {
          last = frame.get("cursor").toString();
          if ((Integer) seen.get("version") > job.version()) {
            versions.add((Integer) seen.get("version"));
          }
          cursor = frame.containsKey("replayed") && last.compareTo(cursor) > 0 ? last : cursor;
        }
        cursor = caughtUp && !last.isEmpty() ? last : cursor;
      }
      return caughtUp;
    }
  }

  private Job change(Job job, Instant start) {
    WebSocketFeed feed = feed();
    Job now = job;
    for (int i = 1; i <= CHANGES; i++) {
      Instant moment = start.plusSeconds(i);
      Job next = now.edited(now.project(), now.parameters(), moment);
      feed.push(commit(Optional.of(now), next, moment));
      now = next;
    }
    return now;
  }

  private Job cancelledJob(Instant start) {
    Instant accepted = start.minusMillis(2);
    Instant cancelled = start.minusMillis(1);
    String owner;
    try (CadenzaClient client = Platform.shared().login(SampleUser.EDITOR)) {
      owner = client.account();
    }
    Job job =
        Job.accepted(
            Ulid.floor(accepted),
            project,
            owner,
            JobType.TTS,
            Optional.empty(),
            Map.of("text", "Cut."),
            accepted);
    commit(Optional.empty(), job, accepted);
    commit(Optional.of(job), job.cancelled(cancelled), cancelled);
    return job.cancelled(cancelled);
  }

  /** The cursor of its event has this time, which a generated one would not have. */
  private JobEvent commit(Optional<Job> before, Job after, Instant moment) {
    JobEvent event = new JobEvent(Ulid.floor(moment), after, false);
    JobCommit commit = new JobCommit(before, after, event, Optional.empty(), Optional.empty());
    assertThat(store.commit(commit)).isEqualTo(Outcome.COMMITTED);
    return event;
  }

  private static WebSocketFeed feed() {
    Environment environment = Platform.environment("RealtimeFunction");
    AwsClients clients = new AwsClients(environment);
    return new WebSocketFeed(
        new Connections(clients.dynamoDb(), environment), clients.webSockets());
  }

  /** Each is subscribed to one of some jobs. */
  @Test
  void shouldTellAThousandSocketsOfTheirJobs() throws Exception {
    List<Job> jobs = new ArrayList<>();
    for (int i = 0; i < WATCHED; i++) {
      jobs.add(finishedJob());
    }
    List<Socket> sockets = new ArrayList<>();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Socket>> opening = new ArrayList<>();
      IntStream.range(0, SOCKETS)
          .mapToObj(i -> "/jobs/" + jobs.get(i % WATCHED).id() + "/")
          .forEach(path -> opening.add(executor.submit(() -> Socket.open(path, editor))));
      for (Future<Socket> socket : opening) {
        sockets.add(socket.get());
      }
      Map<String, List<Long>> versions = push(jobs);
      for (int i = 0; i < SOCKETS; i++) {
        String job = jobs.get(i % WATCHED).id();
        for (long version : versions.get(job)) {
          assertThat(sockets.get(i).next("job.update").get("job"))
              .extracting("id", "version")
              .containsExactly(job, (int) version);
        }
      }
    } finally {
      sockets.forEach(Socket::cut);
    }
  }

  /** The versions of each job that its sockets must get. */
  private Map<String, List<Long>> push(List<Job> jobs) {
    WebSocketFeed feed = feed();
    Map<String, List<Long>> versions = new HashMap<>();
    for (Job job : jobs) {
      Job now = job;
      for (int change = 0; change < 2; change++) {
        Job next = now.edited(now.project(), now.parameters(), Instant.now());
        JobEvent event = JobCommit.changing(now, next, Instant.now()).event();
        feed.push(event);
        versions.computeIfAbsent(job.id(), _ -> new ArrayList<>()).add(next.version());
        now = next;
      }
    }
    return versions;
  }

  private Job finishedJob() {
    Answer answer =
        editor.post(
            "/api/jobs/",
            Map.of(
                "project",
                project,
                "job_type",
                "tts",
                "parameters",
                Map.of("text", "One sentence.", "voice", "espeak-ng/en-us")));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> store.find(answer.text("id")).orElseThrow().status().terminal());
    return store.find(answer.text("id")).orElseThrow();
  }
}
