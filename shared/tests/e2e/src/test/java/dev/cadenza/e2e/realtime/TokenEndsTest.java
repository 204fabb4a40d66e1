package dev.cadenza.e2e.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.aws.AwsClients;
import dev.cadenza.aws.Environment;
import dev.cadenza.aws.feed.Connections;
import dev.cadenza.aws.feed.Connections.Ending;
import dev.cadenza.client.CadenzaClient;
import dev.cadenza.e2e.support.Http;
import dev.cadenza.e2e.support.Platform;
import dev.cadenza.e2e.support.Socket;
import dev.cadenza.platform.SampleUser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The end of the token of an open socket. */
final class TokenEndsTest {
  private static final Duration LIFE = Duration.ofHours(1);

  private final Http editor = Http.as(SampleUser.EDITOR);
  private final String account = accountOf(SampleUser.EDITOR);
  private final Connections connections = connections();

  @Test
  void shouldWarnAClientThatRenewsItsTokenAndCloseItsSocketOtherwise() throws Exception {
    try (Socket socket = Socket.open("/jobs/", editor)) {
      Object end = socket.ask(renewal(token(editor)), "renewed").get("expires_at");
      assertThat(Instant.parse(end.toString()))
          .isBetween(Instant.now().plus(LIFE).minusSeconds(120), Instant.now().plus(LIFE));

      Instant soon = Instant.now().plusSeconds(90);
      letEnd(soon);
      sweep();
      assertThat(socket.next("token.expiring").get("expires_at"))
          .isEqualTo(Instant.ofEpochSecond(soon.getEpochSecond()).toString());

      socket.ask(renewal(token(Http.as(SampleUser.EDITOR))), "renewed");
      assertThat(ending(Instant.now().plusSeconds(120))).as("no more warnings").isEmpty();

      letEnd(Instant.now().minusSeconds(1));
      sweep();
      assertThat(socket.next("error")).containsEntry("code", "token_expired");
      assertThat(socket.awaitClosed()).isEqualTo(1000);
      assertThat(connections.ofAccount(account)).isEmpty();
    }
  }

  @Test
  void shouldTakeTheTokenOfTheHandshake() throws Exception {
    try (Socket socket = Socket.openRenewing("/jobs/", editor)) {
      socket.ask(Map.of("action", "ping"), "pong");

      assertThat(ending(Instant.now().plus(LIFE).plusSeconds(60))).hasSize(1);
      assertThat(ending(Instant.now().plus(LIFE).minusSeconds(120))).isEmpty();
    }
  }

  @Test
  void shouldLeaveTheSocketsOfOtherClientsOpen() throws Exception {
    try (Socket socket = Socket.open("/jobs/", editor)) {
      socket.ask(Map.of("action", "ping"), "pong");

      assertThat(ending(Instant.now().plus(Duration.ofDays(400)))).isEmpty();
    }
  }

  @Test
  void shouldTakeNoTokenOfAnotherAccountAndNoInvalidOne() {
    try (Socket socket = Socket.openRenewing("/jobs/", editor)) {
      socket.ask(Map.of("action", "ping"), "pong");
      Instant late = Instant.now().plus(LIFE).plusSeconds(60);
      List<Ending> before = ending(late);
      assertThat(before).hasSize(1);
      String other = token(Http.as(SampleUser.OTHER_EDITOR));

      for (String token : List.of(other, "forged", "")) {
        assertThat(socket.ask(renewal(token), "error")).containsEntry("code", "token_not_valid");
      }
      assertThat(ending(late)).isEqualTo(before);
    }
  }

  private static Map<String, Object> renewal(String token) {
    return Map.of("action", "renew", "token", token);
  }

  private static String token(Http user) {
    return user.authorization().replace("Bearer ", "");
  }

  private List<Ending> ending(Instant before) {
    return connections.endingBefore(before, 100);
  }

  private void letEnd(Instant time) {
    List<String> open = connections.ofAccount(account);
    assertThat(open).hasSize(1);
    assertThat(connections.renew(account, open.getFirst(), time)).isTrue();
  }

  private static void sweep() throws InterruptedException {
    Platform.shared().cloud().runSchedule("SweeperFunction");
  }

  private static String accountOf(SampleUser user) {
    try (CadenzaClient client = Platform.shared().login(user)) {
      return client.account();
    }
  }

  private static Connections connections() {
    Environment environment = Platform.environment("RealtimeFunction");
    return new Connections(new AwsClients(environment).dynamoDb(), environment);
  }
}
