package dev.cadenza.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Transactions and conditional writes take effect one after the other, however many come. */
class IsolationTest {
  private static final int THREADS = 4;
  private static final int ACCOUNTS = 6;
  private static final int BEGINNING = 10;

  @TempDir private Path folder;

  private DynamoDb open(boolean memory) {
    return memory ? DynamoDb.inMemory(Options.DEFAULT) : DynamoDb.open(folder, Options.DEFAULT);
  }

  private static void together(int threads, Callable<Boolean> work) throws Exception {
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Future<Boolean>> results = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        results.add(executor.submit(work));
      }
      for (Future<Boolean> result : results) {
        assertThat(result.get()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldKeepTheSumOfTransfersAtEveryMoment(boolean memory) throws Exception {
    try (DynamoDb db = open(memory)) {
      Calls calls = new Calls(db);
      calls.createTable("accounts");
      for (int i = 0; i < ACCOUNTS; i++) {
        calls.call(
            "PutItem",
            "{'TableName':'accounts','Item':{'h':{'S':'%d'},'r':{'N':'0'},'n':{'N':'%d'}}}"
                .formatted(i, BEGINNING));
      }
      Random seeds = new Random(3);
      together(
          THREADS,
          () -> {
            Random random;
            synchronized (seeds) {
              random = new Random(seeds.nextLong());
            }
            for (int i = 0; i < 150; i++) {
              transfer(db, random);
              assertThat(sum(calls)).isEqualTo(ACCOUNTS * BEGINNING);
            }
            return true;
          });
    }
  }

  /** Refused when there is too little to give. */
  private static void transfer(DynamoDb db, Random random) {
    int from = random.nextInt(ACCOUNTS);
    int to = (from + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
    String request =
        """
        {"TransactItems": [
          {"Update": {"TableName": "accounts", "Key": {"h": {"S": "%d"}, "r": {"N": "0"}},
            "UpdateExpression": "SET n = n - :x", "ConditionExpression": "n >= :x",
            "ExpressionAttributeValues": {":x": {"N": "%3$d"}}}},
          {"Update": {"TableName": "accounts", "Key": {"h": {"S": "%d"}, "r": {"N": "0"}},
            "UpdateExpression": "SET n = n + :x",
            "ExpressionAttributeValues": {":x": {"N": "%3$d"}}}}]}
        """
            .formatted(from, to, 1 + random.nextInt(5));
    Answer answer =
        db.handle("DynamoDB_20120810.TransactWriteItems", request.getBytes(StandardCharsets.UTF_8));
    assertThat(answer.error().orElse("TransactionCanceledException"))
        .isEqualTo("TransactionCanceledException");
  }

  private static long sum(Calls calls) {
    List<String> gets = new ArrayList<>();
    for (int i = 0; i < ACCOUNTS; i++) {
      gets.add(
          "{'Get':{'TableName':'accounts','Key':{'h':{'S':'%d'},'r':{'N':'0'}}}}".formatted(i));
    }
    JsonNode answer =
        calls.call("TransactGetItems", "{'TransactItems':[" + String.join(",", gets) + "]}");
    long sum = 0;
    for (JsonNode found : answer.get("Responses")) {
      long balance = found.get("Item").get("n").get("N").asLong();
      assertThat(balance).isNotNegative();
      sum += balance;
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldLoseNoIncrement(boolean memory) throws Exception {
    try (DynamoDb db = open(memory)) {
      Calls calls = new Calls(db);
      calls.createTable("counters");
      together(
          THREADS,
          () -> {
            for (int i = 0; i < 200; i++) {
              calls.call(
                  "UpdateItem",
                  """
                  {'TableName': 'counters', 'Key': {'h': {'S': 'a'}, 'r': {'N': '0'}},
                   'UpdateExpression': 'ADD n :one',
                   'ExpressionAttributeValues': {':one': {'N': '1'}}}
                  """);
            }
            return true;
          });
      assertThat(number(calls, "a")).isEqualTo(THREADS * 200L);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldLetOneOfManyWinAgainstACondition(boolean memory) throws Exception {
    try (DynamoDb db = open(memory)) {
      Calls calls = new Calls(db);
      calls.createTable("counters");
      calls.call(
          "PutItem", "{'TableName':'counters','Item':{'h':{'S':'b'},'r':{'N':'0'},'n':{'N':'0'}}}");
      together(
          THREADS,
          () -> {
            for (int i = 0; i < 50; i++) {
              increment(db, calls);
            }
            return true;
          });
      assertThat(number(calls, "b")).isEqualTo(THREADS * 50L);
    }
  }

  /** Reads, and writes one more on the condition that nobody wrote in between, until it is so. */
  private static void increment(DynamoDb db, Calls calls) {
    Answer answer;
    do {
      long seen = number(calls, "b");
      answer =
          db.handle(
              "DynamoDB_20120810.PutItem",
              """
              {"TableName": "counters",
               "Item": {"h": {"S": "b"}, "r": {"N": "0"}, "n": {"N": "%d"}},
               "ConditionExpression": "n = :seen",
               "ExpressionAttributeValues": {":seen": {"N": "%d"}}}
              """
                  .formatted(seen + 1, seen)
                  .getBytes(StandardCharsets.UTF_8));
      assertThat(answer.error().orElse("ConditionalCheckFailedException"))
          .isEqualTo("ConditionalCheckFailedException");
    } while (answer.error().isPresent());
  }

  private static long number(Calls calls, String hash) {
    return calls
        .call(
            "GetItem",
            "{'TableName':'counters','Key':{'h':{'S':'%s'},'r':{'N':'0'}}}".formatted(hash))
        .get("Item")
        .get("n")
        .get("N")
        .asLong();
  }
}
