package dev.cadenza.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cadenza.client.model.Job;
import dev.cadenza.client.model.JobUpdate;
import dev.cadenza.model.JobStatus;
import dev.cadenza.testing.JobTexts;
import dev.cadenza.testing.SocketServer;
import dev.cadenza.testing.TinyServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobFeedTest {
  private static final JobFeed.Waits WAITS =
      new JobFeed.Waits(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(2));

  private final TinyServer api = new TinyServer();
  private final BlockingQueue<JobUpdate> updates = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> deletions = new LinkedBlockingQueue<>();
  private final JobFeed.Listener listener =
      new JobFeed.Listener() {
        @Override
        public void updated(JobUpdate update) {
          updates.add(update);
        }

        @Override
        public void deleted(String job) {
          deletions.add(job);
        }
      };
  private SocketServer sockets;
  private CadenzaClient client;

  @BeforeEach
  void start() throws Exception {
    sockets = new SocketServer();
    client = CadenzaClient.login(api.url(), "editor1", "editor123");
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    sockets.stop();
    api.close();
  }

  @Test
  void shouldSubscribeToAllJobsWithTheToken() throws Exception {
    try (JobFeed _ = open()) {
      SocketServer.Connection connection = sockets.accept();
      assertThat(connection.query()).isEqualTo("renew=true&token=access-1");
      assertThat(connection.nextFrame()).isEqualTo("{\"action\":\"subscribe\",\"jobs\":[\"*\"]}");
    }
  }

  @Test
  void shouldRenewTheTokenOfAnOpenConnection() throws Exception {
    api.on("POST /api/token/refresh/", 200, "{\"access\": \"access-2\"}");
    JobFeed.Waits waits =
        new JobFeed.Waits(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMillis(100));
    try (JobFeed _ = client.openFeed(sockets.url(), waits, listener)) {
      SocketServer.Connection connection = sockets.accept();
      assertThat(connection.nextFrame()).contains("subscribe");

      connection.send("{\"type\": \"token.expiring\", \"expires_at\": \"2026-01-01T10:00:00Z\"}");

      assertThat(connection.nextFrame()).isEqualTo("{\"action\":\"renew\",\"token\":\"access-2\"}");
    }
  }

  /** Its functions start just then. */
  @Test
  void shouldWaitForAServerThatIsAboutToAnswer() throws Exception {
    sockets.answerAfter(Duration.ofSeconds(1));
    JobFeed.Waits waits =
        new JobFeed.Waits(Duration.ofMillis(100), Duration.ofSeconds(30), Duration.ofSeconds(2));

    try (JobFeed _ = client.openFeed(sockets.url(), waits, listener)) {
      assertThat(sockets.accept().query()).isEqualTo("renew=true&token=access-1");
    }
  }

  @Test
  void shouldTellUpdatesAndDeletions() throws Exception {
    try (JobFeed _ = open()) {
      SocketServer.Connection connection = sockets.accept();
      connection.send(JobTexts.update("J1", "running", 40, 2, "c2"));
      connection.send(JobTexts.deletion("J2", "c3"));
      assertThat(next().job().progress()).isEqualTo(40);
      assertThat(deletions.poll(20, TimeUnit.SECONDS)).isEqualTo("J2");
    }
  }

  @Test
  void shouldOutliveFramesThatItCannotRead() throws Exception {
    try (JobFeed _ = open()) {
      SocketServer.Connection connection = sockets.accept();
      connection.send("no JSON");
      connection.send("{\"type\": \"job.update\", \"job\": {\"id\": \"J1\"}, \"cursor\": \"c1\"}");
      connection.send("{\"type\": \"of a later server\"}");
      connection.send(JobTexts.update("J1", "running", 10, 2, "c2"));
      assertThat(next().cursor()).isEqualTo("c2");
    }
  }

  @Test
  void shouldReconnectAndAskForWhatItMissed() throws Exception {
    try (JobFeed _ = open()) {
      SocketServer.Connection first = sockets.accept();
      first.send(JobTexts.update("J1", "running", 10, 2, "c2"));
      assertThat(next().job().version()).isEqualTo(2);
      first.drop();

      SocketServer.Connection second = sockets.accept();
      assertThat(second.nextFrame())
          .isEqualTo("{\"action\":\"subscribe\",\"jobs\":[\"*\"],\"since\":\"c2\"}");
      second.send(JobTexts.update("J1", "running", 10, 2, "c2"));
      second.send(JobTexts.update("J1", "running", 60, 3, "c3"));
      second.send(JobTexts.update("J1", "completed", 100, 4, "c4"));
      assertThat(List.of(next().job().version(), next().job().version())).containsExactly(3L, 4L);
    }
  }

  /** What happens during a replay comes between its frames, and says nothing of how far it is. */
  @Test
  void shouldAskAgainForAllOfAReplayThatWasCut() throws Exception {
    try (JobFeed _ = open()) {
      SocketServer.Connection first = sockets.accept();
      first.send(JobTexts.update("J1", "running", 10, 2, "c2"));
      assertThat(next().cursor()).isEqualTo("c2");
      sockets.confirmNothing();
      first.drop();

      SocketServer.Connection second = sockets.accept();
      assertThat(second.nextFrame()).contains("\"since\":\"c2\"");
      second.send(JobTexts.update("J2", "running", 10, 2, "c3"));
      second.send(JobTexts.update("J9", "pending", 0, 1, "c9"));
      assertThat(next().cursor()).isEqualTo("c3");
      assertThat(next().cursor()).isEqualTo("c9");
      second.drop();

      SocketServer.Connection third = sockets.accept();
      assertThat(third.nextFrame()).contains("\"since\":\"c2\"");
      third.send(JobTexts.update("J2", "running", 10, 2, "c3"));
      third.send(JobTexts.deletion("J3", "c4"));
      third.send(JobTexts.update("J2", "completed", 100, 5, "c5"));
      assertThat(next().cursor()).isEqualTo("c5");
      assertThat(deletions.poll(20, TimeUnit.SECONDS)).isEqualTo("J3");
      third.confirm("c8");
      third.send(JobTexts.update("J9", "running", 10, 2, "c10"));
      assertThat(next().cursor()).isEqualTo("c10");
      third.drop();

      assertThat(sockets.accept().nextFrame()).contains("\"since\":\"c10\"");
    }
  }

  @Test
  void shouldTellADeletionOnce() throws Exception {
    try (JobFeed _ = open()) {
      SocketServer.Connection connection = sockets.accept();
      connection.send(JobTexts.deletion("J2", "c3"));
      connection.send(JobTexts.deletion("J2", "c3"));
      connection.send(JobTexts.update("J1", "running", 10, 2, "c4"));
      assertThat(next().cursor()).isEqualTo("c4");
      assertThat(deletions).containsExactly("J2");
    }
  }

  @Test
  void shouldGoOnFromTheSubscriptionWhenNothingHasHappenedYet() throws Exception {
    try (JobFeed _ = open()) {
      sockets.accept().drop();
      assertThat(sockets.accept().nextFrame()).contains("\"since\":\"c0\"");
    }
  }

  @Test
  void shouldForgetACursorThatTheServerCannotUse() throws Exception {
    try (JobFeed _ = open()) {
      SocketServer.Connection first = sockets.accept();
      first.send(
          "{\"type\": \"error\", \"code\": \"replay_too_long\", \"message\": \"Read anew.\"}");
      first.send(JobTexts.deletion("J2", "c3"));
      first.send("{\"type\": \"error\", \"code\": \"invalid_cursor\", \"message\": \"No.\"}");
      first.send("{\"type\": \"job.update\"}");
      assertThat(deletions.poll(20, TimeUnit.SECONDS)).isEqualTo("J2");
      first.close();
      assertThat(sockets.accept().nextFrame()).doesNotContain("since");
    }
  }

  @Test
  void shouldKeepReconnectingWhileTheServerIsAway() throws Exception {
    try (JobFeed _ = open()) {
      List<SocketServer.Connection> seen = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        SocketServer.Connection connection = sockets.accept();
        seen.add(connection);
        connection.drop();
      }
      sockets.accept().send(JobTexts.update("J1", "running", 10, 2, "c2"));
      assertThat(next().cursor()).isEqualTo("c2");
      assertThat(seen).doesNotHaveDuplicates();
    }
  }

  @Test
  void shouldRenewATokenThatTheHandshakeRefuses() throws Exception {
    api.on("POST /api/token/refresh/", 200, "{\"access\": \"access-2\"}");
    sockets.refuse(1);
    try (JobFeed _ = open()) {
      assertThat(sockets.accept().query()).isEqualTo("renew=true&token=access-2");
    }
  }

  @Test
  void shouldHandOverAJobThatFinishedBeforeAnyoneWaited() throws Exception {
    try (JobFeed feed = open()) {
      sockets.accept().send(JobTexts.update("J1", "completed", 100, 4, "c4"));
      Job told = next().job();
      assertThat(feed.awaitFinished(told, Duration.ofSeconds(20)).status())
          .isEqualTo(JobStatus.COMPLETED);
    }
  }

  @Test
  void shouldAskForAJobOfWhichItHearsNothing() throws Exception {
    api.on("GET /api/jobs/J1/", 200, JobTexts.job("J1", "completed", 100, 4));
    try (JobFeed feed = open()) {
      sockets.accept().send(JobTexts.update("J1", "running", 10, 2, "c2"));

      assertThat(feed.awaitFinished(next().job(), Duration.ofSeconds(20)).status())
          .isEqualTo(JobStatus.COMPLETED);
    }
  }

  @Test
  void shouldSayThatAJobTakesTooLong() throws Exception {
    try (JobFeed feed = open()) {
      sockets.accept().send(JobTexts.update("J1", "running", 10, 2, "c2"));
      Job told = next().job();
      assertThatExceptionOfType(FeedException.class)
          .isThrownBy(() -> feed.awaitFinished(told, Duration.ofMillis(20)))
          .withMessageContaining("Job J1 has not finished");
    }
  }

  private JobFeed open() {
    return client.openFeed(sockets.url(), WAITS, listener);
  }

  private JobUpdate next() throws InterruptedException {
    JobUpdate update = updates.poll(20, TimeUnit.SECONDS);
    assertThat(update).as("an update within 20 s").isNotNull();
    return update;
  }
}
