package dev.cadenza.e2e.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cadenza.e2e.support.Http;
import dev.cadenza.e2e.support.Http.Answer;
import dev.cadenza.e2e.support.Platform;
import dev.cadenza.e2e.support.Socket;
import dev.cadenza.jobs.JobCommit;
import dev.cadenza.jobs.JobStore.Outcome;
import dev.cadenza.model.Job;
import dev.cadenza.model.id.Ulid;
import dev.cadenza.platform.SampleUser;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** The WebSocket, frame by frame. */
final class RealtimeTest {
  private final Http editor = Http.as(SampleUser.EDITOR);
  private final String project =
      editor.post("/api/projects/", Map.of("name", "Realtime")).text("id");

  @Test
  void shouldPushAJobsWholeLifeInOrder() {
    try (Socket socket = Socket.open("/jobs/", editor)) {
      String job = speak();

      List<Map<String, Object>> jobs = socket.until(job, "completed");
      assertThat(jobs)
          .extracting(it -> (Integer) it.get("version"))
          .isSorted()
          .doesNotHaveDuplicates();
      assertThat(jobs).extracting(it -> (Integer) it.get("progress")).isSorted().endsWith(100);
      assertThat(jobs.getFirst()).containsEntry("status", "pending");
    }
  }

  @Test
  void shouldGiveAClientThatWasAwayEverythingSince() {
    String cursor;
    try (Socket socket = Socket.open("/jobs/", editor)) {
      cursor =
          socket
              .ask(Map.of("action", "subscribe", "jobs", List.of("*")), "subscribed")
              .get("cursor")
              .toString();
    }
    String job;
    try (Socket witness = Socket.open("/jobs/", editor)) {
      job = speak();
      // All of it was pushed: none of it is sent to the next socket without a request.
      witness.until(job, "completed");
    }

    try (Socket socket = Socket.open("/jobs/", editor)) {
      socket.send(Map.of("action", "subscribe", "jobs", List.of("*"), "since", cursor));
      assertThat(socket.until(job, "completed"))
          .extracting(it -> it.get("version"))
          .startsWith(1)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void shouldReplayMoreEventsOfOneMomentThanAPageHolds() {
    int changes = 620;
    var store = Platform.jobs();
    Job job = store.find(speak()).orElseThrow();
    awaitCompleted(job.id());
    Job last = store.find(job.id()).orElseThrow();
    Instant moment = Instant.now();
    Job now = last;
    for (int i = 0; i < changes; i++) {
      Job next = now.edited(now.project(), now.parameters(), moment);
      assertThat(store.commit(JobCommit.changing(now, next, moment))).isEqualTo(Outcome.COMMITTED);
      now = next;
    }

    try (Socket socket = Socket.open("/jobs/", editor)) {
      socket.send(
          Map.of(
              "action",
              "subscribe",
              "jobs",
              List.of("*"),
              "since",
              Ulid.floor(moment.minusMillis(1))));
      Set<Integer> versions = new HashSet<>();
      while (versions.size() < changes) {
        if (socket.next("job.update").get("job") instanceof Map<?, ?> seen
            && seen.get("version") instanceof Integer version
            && job.id().equals(seen.get("id"))
            && version > last.version()) {
          versions.add(version);
        }
      }
      assertThat(versions).hasSize(changes);
      socket.next("subscribed");
    }
  }

  @Test
  void shouldTellOfAFinishedJobFromTheBeginning() {
    String job = speak();
    awaitCompleted(job);
    long versions = Platform.jobs().find(job).orElseThrow().version();

    try (Socket socket = Socket.open("/jobs/", editor)) {
      socket.send(
          Map.of(
              "action", "subscribe", "jobs", List.of(job), "since", "00000000000000000000000000"));

      for (int version = 1; version <= versions; version++) {
        assertThat(socket.next("job.update").get("job"))
            .asInstanceOf(InstanceOfAssertFactories.MAP)
            .containsEntry("id", job)
            .containsEntry("version", version);
      }
      socket.next("subscribed");
    }
  }

  @Test
  void shouldTellOneSocketOfOneJobAlone() {
    String watched = speak();
    try (Socket socket = Socket.open("/jobs/" + watched + "/", editor)) {
      awaitCompleted(speak());
      socket.ask(Map.of("action", "ping"), "pong");

      assertThat(socket.jobsSeen()).isSubsetOf(watched);
    }
  }

  @Test
  void shouldTakeTheTokenAsASubprotocol() {
    try (Socket socket = Socket.openBySubprotocol("/jobs/", editor)) {
      assertThat(socket.subprotocol()).isEqualTo("bearer");
      socket.ask(Map.of("action", "ping"), "pong");
    }
  }

  @Test
  void shouldRefuseStrangersAndOtherPeoplesJobs() {
    Http other = Http.as(SampleUser.OTHER_EDITOR);
    String job = speak();

    assertThatThrownBy(() -> Socket.open("/jobs/", Http.bearer("garbage")))
        .hasCauseInstanceOf(WebSocketHandshakeException.class);
    assertThatThrownBy(() -> Socket.open("/jobs/" + job + "/", other))
        .hasCauseInstanceOf(WebSocketHandshakeException.class);
    try (Socket socket = Socket.open("/jobs/", other)) {
      assertThat(socket.ask(Map.of("action", "subscribe", "jobs", List.of(job)), "error"))
          .containsEntry("code", "not_found");
    }
  }

  @Test
  void shouldSayWhatIsWrongWithAFrame() {
    try (Socket socket = Socket.open("/jobs/", editor)) {
      assertThat(socket.ask(Map.of("action", "dance"), "error"))
          .containsEntry("code", "unknown_action");
      assertThat(socket.ask(Map.of("action", "subscribe", "since", "yesterday"), "error"))
          .containsEntry("code", "invalid_cursor");
      assertThat(socket.ask(Map.of("action", "subscribe", "jobs", "J1"), "error"))
          .as("one job instead of a list is not all of them")
          .containsEntry("code", "invalid_jobs");
    }
  }

  @Test
  void shouldTellThatAJobIsGone() {
    String job = speak();
    awaitCompleted(job);
    try (Socket socket = Socket.open("/jobs/", editor)) {
      socket.ask(Map.of("action", "ping"), "pong");
      assertThat(editor.delete("/api/jobs/" + job + "/").status()).isEqualTo(204);

      assertThat(socket.next("job.deleted").get("job"))
          .asInstanceOf(InstanceOfAssertFactories.MAP)
          .containsEntry("id", job);
    }
  }

  private String speak() {
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
    return answer.text("id");
  }

  private void awaitCompleted(String job) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(editor.get("/api/jobs/" + job + "/").text("status"))
                    .isEqualTo("completed"));
  }
}
