package dev.cadenza.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExpiryTest {
  private final DynamoDb db = DynamoDb.inMemory(Options.DEFAULT.withSweep(Duration.ofMillis(20)));
  private final Calls calls = new Calls(db);

  @BeforeEach
  void createTable() {
    calls.createTable("songs");
  }

  @AfterEach
  void close() {
    db.close();
  }

  private void put(String hash, String expires) {
    calls.call(
        "PutItem",
        "{'TableName':'songs','Item':{'h':{'S':'%s'},'r':{'N':'0'},'expires':%s}}"
            .formatted(hash, expires));
  }

  private boolean exists(String hash) {
    return calls
        .call(
            "GetItem", "{'TableName':'songs','Key':{'h':{'S':'%s'},'r':{'N':'0'}}}".formatted(hash))
        .has("Item");
  }

  private static String seconds(Duration ahead) {
    return "{'N':'%d'}".formatted(Instant.now().plus(ahead).getEpochSecond());
  }

  @Test
  void shouldDeleteWhatHasExpiredAndNothingElse() {
    put("earlier", seconds(Duration.ofMinutes(-1)));
    calls.call(
        "UpdateTimeToLive",
        """
        {'TableName': 'songs',
         'TimeToLiveSpecification': {'AttributeName': 'expires', 'Enabled': true}}
        """);
    put("over", seconds(Duration.ofMinutes(-1)));
    put("ahead", seconds(Duration.ofHours(1)));
    put("text", "{'S':'1'}");
    // More than five years ago is taken for no time.
    put("ancient", "{'N':'1000'}");
    put("moved", seconds(Duration.ofSeconds(-1)));
    put("moved", seconds(Duration.ofHours(1)));
    put("last", seconds(Duration.ofMinutes(-1)));
    Awaitility.await().until(() -> !exists("earlier") && !exists("over") && !exists("last"));
    assertThat(exists("ahead")).isTrue();
    assertThat(exists("text")).isTrue();
    assertThat(exists("ancient")).isTrue();
    assertThat(exists("moved")).isTrue();
  }

  @Test
  void shouldDescribeWhatItIsTold() {
    assertThat(calls.call("DescribeTimeToLive", "{'TableName':'songs'}"))
        .isEqualTo(Calls.json("{'TimeToLiveDescription':{'TimeToLiveStatus':'DISABLED'}}"));
    String enable =
        """
        {'TableName': 'songs',
         'TimeToLiveSpecification': {'AttributeName': 'expires', 'Enabled': true}}
        """;
    calls.call("UpdateTimeToLive", enable);
    assertThat(calls.call("DescribeTimeToLive", "{'TableName':'songs'}"))
        .isEqualTo(
            Calls.json(
                "{'TimeToLiveDescription':{'TimeToLiveStatus':'ENABLED','AttributeName':'expires'}}"));
    assertThat(calls.refusal("UpdateTimeToLive", enable))
        .isEqualTo("ValidationException: TimeToLive is already enabled");
    calls.call("UpdateTimeToLive", enable.replace("true", "false"));
    assertThat(calls.refusal("UpdateTimeToLive", enable.replace("true", "false")))
        .isEqualTo("ValidationException: TimeToLive is already disabled");
  }
}
