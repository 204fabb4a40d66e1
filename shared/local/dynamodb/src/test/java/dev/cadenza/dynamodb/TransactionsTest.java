package dev.cadenza.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransactionsTest {
  @TempDir private Path folder;

  private final SetClock clock = new SetClock();
  private final Options options = Options.DEFAULT.withClock(clock);
  private DynamoDb db;
  private Calls calls;

  /** A clock that stands until it is set. */
  private static final class SetClock extends Clock {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  @BeforeEach
  void open() {
    db = DynamoDb.open(folder, options);
    calls = new Calls(db);
    calls.createTable("songs");
  }

  @AfterEach
  void close() {
    db.close();
  }

  private static String add(String hash) {
    return """
    {'Update': {'TableName': 'songs', 'Key': {'h': {'S': '%s'}, 'r': {'N': '0'}},
      'UpdateExpression': 'ADD n :one', 'ExpressionAttributeValues': {':one': {'N': '1'}}}}
    """
        .formatted(hash);
  }

  private long number(String hash) {
    return calls
        .call(
            "GetItem", "{'TableName':'songs','Key':{'h':{'S':'%s'},'r':{'N':'0'}}}".formatted(hash))
        .path("Item")
        .path("n")
        .path("N")
        .asLong();
  }

  @Test
  void shouldDoWhatAClientAsksTwiceOnce() {
    String request = "{'ClientRequestToken':'token','TransactItems':[" + add("a") + "]}";
    calls.call("TransactWriteItems", request);
    calls.call("TransactWriteItems", request);
    assertThat(number("a")).isEqualTo(1);
    db.close();
    open2();
    calls.call("TransactWriteItems", request);
    assertThat(number("a")).isEqualTo(1);
    assertThat(
            calls.refusal(
                "TransactWriteItems",
                "{'ClientRequestToken':'token','TransactItems':[" + add("b") + "]}"))
        .startsWith("IdempotentParameterMismatchException");
    clock.now = clock.now.plus(Duration.ofMinutes(10).plusMillis(1));
    calls.call("TransactWriteItems", request);
    assertThat(number("a")).isEqualTo(2);
  }

  private void open2() {
    db = DynamoDb.open(folder, options);
    calls = new Calls(db);
  }

  @Test
  void shouldSayWhyInTheOrderOfTheActions() {
    calls.call("PutItem", "{'TableName':'songs','Item':{'h':{'S':'a'},'r':{'N':'0'}}}");
    String once =
        """
        {'Put': {'TableName': 'songs', 'Item': {'h': {'S': '%s'}, 'r': {'N': '0'}},
          'ConditionExpression': 'attribute_not_exists(h)',
          'ReturnValuesOnConditionCheckFailure': 'ALL_OLD'}}
        """;
    JsonNode failure =
        calls.failure(
            "TransactWriteItems",
            "{'TransactItems':[%s,%s,%s]}"
                .formatted(add("b"), once.formatted("a"), once.formatted("c")));
    assertThat(failure.get("message").textValue())
        .isEqualTo(
            "Transaction cancelled, please refer cancellation reasons for specific reasons [None,"
                + " ConditionalCheckFailed, None]");
    assertThat(failure.get("CancellationReasons"))
        .isEqualTo(
            Calls.json(
                """
                [{'Code': 'None'},
                 {'Code': 'ConditionalCheckFailed', 'Message': 'The conditional request failed',
                  'Item': {'h': {'S': 'a'}, 'r': {'N': '0'}}},
                 {'Code': 'None'}]
                """));
    assertThat(number("b")).isZero();
  }

  @Test
  void shouldRefuseTwoActionsOnOneItem() {
    assertThat(
            calls.refusal(
                "TransactWriteItems", "{'TransactItems':[%s,%s]}".formatted(add("a"), add("a"))))
        .isEqualTo(
            "ValidationException: Transaction request cannot include multiple operations on one"
                + " item");
  }

  @Test
  void shouldTakeAHundredActionsAndNoMore() {
    List<String> actions = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      actions.add(add("h" + i));
    }
    calls.call("TransactWriteItems", "{'TransactItems':[" + String.join(",", actions) + "]}");
    assertThat(number("h99")).isEqualTo(1);
    actions.add(add("h100"));
    assertThat(
            calls.refusal(
                "TransactWriteItems", "{'TransactItems':[" + String.join(",", actions) + "]}"))
        .contains("'transactItems' failed to satisfy constraint")
        .contains("100");
  }

  @Test
  void shouldRefuseMoreThanFourMegabytes() {
    List<String> actions = new ArrayList<>();
    for (int i = 0; i < 11; i++) {
      actions.add(
          "{'Put':{'TableName':'songs','Item':{'h':{'S':'%d'},'r':{'N':'0'},'t':{'S':'%s'}}}}"
              .formatted(i, "x".repeat(390_000)));
    }
    assertThat(
            calls.refusal(
                "TransactWriteItems", "{'TransactItems':[" + String.join(",", actions) + "]}"))
        .startsWith("ValidationException")
        .contains("size cannot exceed");
  }

  @Test
  void shouldCostTwiceAsMuch() {
    JsonNode written =
        calls.call(
            "TransactWriteItems",
            "{'ReturnConsumedCapacity':'TOTAL','TransactItems':[%s,%s]}"
                .formatted(add("a"), add("b")));
    assertThat(written.get("ConsumedCapacity"))
        .isEqualTo(
            Calls.json("[{'TableName':'songs','CapacityUnits':4.0,'WriteCapacityUnits':4.0}]"));
    JsonNode read =
        calls.call(
            "TransactGetItems",
            """
            {'ReturnConsumedCapacity': 'TOTAL', 'TransactItems': [
              {'Get': {'TableName': 'songs', 'Key': {'h': {'S': 'a'}, 'r': {'N': '0'}}}},
              {'Get': {'TableName': 'songs', 'Key': {'h': {'S': 'z'}, 'r': {'N': '0'}}}}]}
            """);
    assertThat(read)
        .isEqualTo(
            Calls.json(
                """
                {'Responses': [{'Item': {'h': {'S': 'a'}, 'r': {'N': '0'}, 'n': {'N': '1'}}}, {}],
                 'ConsumedCapacity': [
                   {'TableName': 'songs', 'CapacityUnits': 4.0, 'ReadCapacityUnits': 4.0}]}
                """));
  }
}
