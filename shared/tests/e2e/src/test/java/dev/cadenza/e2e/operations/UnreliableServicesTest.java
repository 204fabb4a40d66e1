package dev.cadenza.e2e.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cadenza.aws.dynamodb.DynamoJobs;
import dev.cadenza.e2e.support.Http;
import dev.cadenza.e2e.support.Http.Answer;
import dev.cadenza.e2e.support.Platform;
import dev.cadenza.e2e.support.WaitingJob;
import dev.cadenza.functions.Wiring;
import dev.cadenza.jobs.JobWork;
import dev.cadenza.jobs.parameters.JobParameters;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobEvent;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.model.ResultFile;
import dev.cadenza.platform.SampleUser;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Jobs of all types on the whole platform, while its store, queues and bucket fail: each accepted
 * job ends once, with all of its files or with none.
 */
final class UnreliableServicesTest {
  private static final int JOBS = Integer.getInteger("faults.jobs", 14);
  private static final long SEED = Long.getLong("faults.seed", 1L);

  private static final Duration TROUBLE = Duration.ofSeconds(10);
  private static final int MAX_TRIES = 50;
  private static final List<JobType> TYPES = List.of(JobType.values());

  /** With the three or more tries of the SDK, about one call in fifty fails in the end. */
  private static final double RATE = 0.25;

  private final WaitingJob.Sender sender = new WaitingJob.Sender();
  private final Http http = Http.as(SampleUser.EDITOR);
  private final DynamoJobs jobs = Platform.jobs();
  private final Wiring stores = new Wiring(Platform.environment("JobsFunction"));
  private final String project =
      http.post("/api/projects/", Map.of("name", "Unreliable services")).text("id");

  /** What a client knows of one request for a job. */
  private record Asked(String id, boolean cancelled) {}

  @AfterEach
  void leave() {
    UnreliableServices.end();
    sender.close();
  }

  @Test
  void shouldEndEachJobOnceWhileServicesFail() throws Exception {
    String speech = sender.upload();
    UnreliableServices.begin(SEED, RATE);
    List<Asked> asked = asked(speech);
    Map<UnreliableServices.Fault, Integer> faults = UnreliableServices.end();

    await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              Platform.shared().cloud().runSchedule("SweeperFunction");
              return ended(asked);
            });
    List<String> broken = new ArrayList<>();
    Map<JobStatus, Integer> ends = new EnumMap<>(JobStatus.class);
    for (Asked one : asked) {
      ends.merge(job(one).status(), 1, Integer::sum);
      broken.addAll(broken(one));
    }
    System.out.printf(
        "Faults: services that fail, seed %d: jobs %s, faults %s, %d broken promises%n",
        SEED, ends, faults, broken.size());
    assertThat(broken).isEmpty();
    assertThat(asked.stream().map(Asked::id)).doesNotHaveDuplicates();
    assertThat(listed())
        .containsExactlyInAnyOrderElementsOf(asked.stream().map(Asked::id).toList());
    assertThat(faults.keySet()).containsExactlyInAnyOrder(UnreliableServices.Fault.values());
  }

  /** Clients that repeat a request until it is answered. */
  private List<Asked> asked(String speech) throws Exception {
    List<Future<Asked>> asking = new ArrayList<>();
    try (ExecutorService clients = Executors.newFixedThreadPool(6)) {
      for (int i = 0; i < JOBS; i++) {
        int number = i;
        asking.add(clients.submit(() -> ask(number, speech)));
      }
    }
    List<Asked> asked = new ArrayList<>();
    for (Future<Asked> one : asking) {
      asked.add(one.get());
    }
    // Most jobs run while services still fail.
    Instant end = Instant.now().plus(TROUBLE);
    while (Instant.now().isBefore(end) && !ended(asked)) {
      Thread.sleep(100);
    }
    return asked;
  }

  private Asked ask(int number, String speech) throws Exception {
    Map<String, String> key = Map.of("Idempotency-Key", "unreliable-" + SEED + "-" + number);
    Map<String, Object> body =
        body(number < TYPES.size() ? TYPES.get(number) : JobType.TTS, speech);
    String id = repeated(() -> http.post("/api/jobs/", body, key), 201).text("id");
    boolean cancels = number % 4 == 2;
    if (cancels) {
      Thread.sleep(50L * number);
      Answer answer = repeated(() -> http.post("/api/jobs/" + id + "/cancel/", Map.of()), 200, 409);
      cancels = answer.status() == 200;
    }
    return new Asked(id, cancels);
  }

  private Map<String, Object> body(JobType type, String speech) {
    Map<String, Object> body = new HashMap<>();
    body.put("project", project);
    body.put("job_type", type.wire());
    body.put("parameters", parameters(type));
    if (JobParameters.of(type).input() == JobParameters.Input.REQUIRED) {
      body.put("input_file", speech);
    }
    return body;
  }

  private static Map<String, Object> parameters(JobType type) {
    return switch (type) {
      case TTS -> Map.of("text", "Good morning. The boat is here.", "voice", "flite/slt");
      case AI_STORIES ->
          Map.of("prompt", "A lighthouse.", "seed", 7, "seconds", 30, "voice", "flite/slt");
      case STT, VOICE_CLONING, DUBBING -> WaitingJob.MINIMAL.getOrDefault(type, Map.of());
    };
  }

  /** Asks until there is an answer that is no error of the platform. */
  private static Answer repeated(Callable<Answer> request, int... expected) throws Exception {
    for (int tries = 1; ; tries++) {
      Answer answer = request.call();
      if (answer.status() < 500 || tries == MAX_TRIES) {
        assertThat(expected).as(answer.body()).contains(answer.status());
        return answer;
      }
    }
  }

  private boolean ended(List<Asked> asked) {
    return asked.stream().allMatch(it -> job(it).status().terminal());
  }

  private Job job(Asked asked) {
    return jobs.find(asked.id()).orElseThrow();
  }

  private List<String> listed() {
    List<String> ids = new ArrayList<>();
    http.get("/api/jobs/?page_size=100&project=" + project)
        .json()
        .path("results")
        .forEach(job -> ids.add(job.path("id").asText()));
    return ids;
  }

  private List<String> broken(Asked asked) {
    List<String> broken = new ArrayList<>();
    Job job = job(asked);
    if (asked.cancelled() && job.status() != JobStatus.CANCELLED) {
      broken.add(job.id() + " was cancelled and is " + job.status());
    }
    if (job.status() == JobStatus.FAILED) {
      broken.add(job.id() + " failed: " + job.error());
    }
    List<JobEvent> events = jobs.eventsOf(job.id(), 0, 1_000);
    for (int i = 0; i < events.size(); i++) {
      Job then = events.get(i).job();
      if (then.version() != i + 1) {
        broken.add(job.id() + " has version " + then.version() + " as event " + (i + 1));
      }
      if (i > 0 && events.get(i - 1).job().status().terminal()) {
        broken.add(job.id() + " changed after its end");
      }
      if (i > 0 && events.get(i - 1).job().progress() > then.progress()) {
        broken.add(job.id() + ": progress fell");
      }
    }
    Set<String> files = new HashSet<>(stores.files().keys(JobWork.result(job)));
    Set<String> named = new HashSet<>();
    jobs.findResult(job.id()).stream()
        .flatMap(result -> result.files().stream())
        .map(ResultFile::key)
        .forEach(named::add);
    if (!files.equals(named) || named.isEmpty() != (job.status() != JobStatus.COMPLETED)) {
      broken.add(job.id() + " is " + job.status() + ", names " + named + " and has " + files);
    }
    return broken;
  }
}
