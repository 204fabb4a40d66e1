package dev.cadenza.benchmarks;

import dev.cadenza.dynamodb.Answer;
import dev.cadenza.dynamodb.DynamoDb;
import dev.cadenza.dynamodb.Options;
import dev.cadenza.dynamodb.http.DynamoDbServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The time of calls of the embedded DynamoDB, in process and over HTTP, stored in a folder. */
final class DynamoDbCalls {
  private static final int ITEMS = 100_000;
  private static final int PARTITIONS = 1_000;
  private static final int WARM = 3_000;
  private static final int CALLS = 5_000;
  private static final int WRITERS = 8;
  private static final String TEXT = "x".repeat(300);

  private final Random random = new Random(1);
  private long next;

  /** A way to send a request. */
  private interface Door {
    void send(String operation, String body) throws Exception;
  }

  static void run() throws Exception {
    Path folder = Files.createTempDirectory("cadenza-dynamodb");
    try (DynamoDb db = DynamoDb.open(folder, Options.DEFAULT);
        DynamoDbServer server = DynamoDbServer.start(db, 0)) {
      new DynamoDbCalls().run(db, server.endpoint());
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private void run(DynamoDb db, URI endpoint) throws Exception {
    Door process = (operation, body) -> check(db.handle(target(operation), bytes(body)));
    prepare(process);
    System.out.printf("DynamoDB, %,d items of 400 bytes in a folder, one index%n", ITEMS);
    measure("in the process", process);
    try (HttpClient client = HttpClient.newHttpClient()) {
      measure("over HTTP", (operation, body) -> post(client, endpoint, operation, body));
    }
    together(process);
  }

  private void prepare(Door door) throws Exception {
    door.send(
        "CreateTable",
        """
        {"TableName":"Items","BillingMode":"PAY_PER_REQUEST",
         "AttributeDefinitions":[{"AttributeName":"h","AttributeType":"S"},
          {"AttributeName":"r","AttributeType":"N"},{"AttributeName":"g","AttributeType":"S"}],
         "KeySchema":[{"AttributeName":"h","KeyType":"HASH"},{"AttributeName":"r","KeyType":"RANGE"}],
         "GlobalSecondaryIndexes":[{"IndexName":"by_g","Projection":{"ProjectionType":"ALL"},
          "KeySchema":[{"AttributeName":"g","KeyType":"HASH"},{"AttributeName":"r","KeyType":"RANGE"}]}]}
        """);
    for (int i = 0; i < ITEMS; i += 25) {
      List<String> puts = new ArrayList<>();
      for (int j = i; j < i + 25; j++) {
        puts.add("{\"PutRequest\":{\"Item\":" + item(j) + "}}");
      }
      door.send(
          "BatchWriteItem", "{\"RequestItems\":{\"Items\":[" + String.join(",", puts) + "]}}");
    }
  }

  private static String key(long number) {
    return "\"h\":{\"S\":\"h%d\"},\"r\":{\"N\":\"%d\"}"
        .formatted(number % PARTITIONS, number / PARTITIONS);
  }

  private static String item(long number) {
    return "{%s,\"g\":{\"S\":\"g%d\"},\"n\":{\"N\":\"1\"},\"m\":{\"M\":{\"a\":{\"L\":[{\"S\":\"one\"},{\"BOOL\":true}]}}},\"text\":{\"S\":\"%s\"}}"
        .formatted(key(number), number / 7 % PARTITIONS, TEXT);
  }

  private long any() {
    return random.nextInt(ITEMS);
  }

  private Map<String, Supplier<String>> requests() {
    Map<String, Supplier<String>> requests = new LinkedHashMap<>();
    requests.put("GetItem", () -> "{\"TableName\":\"Items\",\"Key\":{%s}}".formatted(key(any())));
    requests.put("PutItem", () -> "{\"TableName\":\"Items\",\"Item\":%s}".formatted(item(any())));
    requests.put(
        "UpdateItem",
        () ->
            "{\"TableName\":\"Items\",\"Key\":{%s},\"UpdateExpression\":\"SET n = n + :one\",\"ConditionExpression\":\"attribute_exists(h)\",\"ExpressionAttributeValues\":{\":one\":{\"N\":\"1\"}}}"
                .formatted(key(any())));
    requests.put(
        "TransactWriteItems",
        () ->
            "{\"ClientRequestToken\":\"t%d\",\"TransactItems\":[{\"Put\":{\"TableName\":\"Items\",\"Item\":%s}},{\"Put\":{\"TableName\":\"Items\",\"Item\":%s}},{\"Put\":{\"TableName\":\"Items\",\"Item\":%s}}]}"
                .formatted(next++, item(any()), item(ITEMS + next), item(2 * ITEMS + next)));
    requests.put(
        "Query",
        () ->
            "{\"TableName\":\"Items\",\"KeyConditionExpression\":\"h = :h\",\"ExpressionAttributeValues\":{\":h\":{\"S\":\"h%d\"}},\"Limit\":100}"
                .formatted(any() % PARTITIONS));
    return requests;
  }

  private void measure(String where, Door door) throws Exception {
    for (Map.Entry<String, Supplier<String>> request : requests().entrySet()) {
      for (int i = 0; i < WARM; i++) {
        door.send(request.getKey(), request.getValue().get());
      }
      List<Long> nanos = new ArrayList<>();
      for (int i = 0; i < CALLS; i++) {
        String body = request.getValue().get();
        long begin = System.nanoTime();
        door.send(request.getKey(), body);
        nanos.add(System.nanoTime() - begin);
      }
      Latencies latencies = new Latencies(nanos);
      System.out.printf(
          "  %-14s %-18s %6.0f µs, 99 %% within %6.0f µs%n",
          where, request.getKey(), latencies.millis(0.5) * 1e3, latencies.millis(0.99) * 1e3);
    }
  }

  /** Writers with shared commits. */
  private static void together(Door door) throws Exception {
    long begin = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
      List<Future<?>> writers = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        long first = 10L * ITEMS + writer * (long) CALLS;
        Callable<Boolean> work =
            () -> {
              for (int i = 0; i < CALLS; i++) {
                door.send(
                    "PutItem", "{\"TableName\":\"Items\",\"Item\":%s}".formatted(item(first + i)));
              }
              return true;
            };
        writers.add(threads.submit(work));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    System.out.printf(
        "  %d threads put %,.0f items a second%n", WRITERS, WRITERS * CALLS / seconds);
  }

  private static void post(HttpClient client, URI endpoint, String operation, String body)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        client.send(
            HttpRequest.newBuilder(endpoint)
                .header("X-Amz-Target", target(operation))
                .header("Authorization", "any")
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes(body)))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(new String(answer.body(), StandardCharsets.UTF_8));
    }
  }

  private static void check(Answer answer) {
    if (answer.status() != 200) {
      throw new IllegalStateException(new String(answer.body(), StandardCharsets.UTF_8));
    }
  }

  private static String target(String operation) {
    return "DynamoDB_20120810." + operation;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
