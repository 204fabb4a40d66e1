package dev.cadenza.dynamodb;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * A program that writes without end, and says what was acknowledged, until it is killed. A line is
 * the number of a thread, and that of its write.
 */
final class DoomedWriter {
  static final int THREADS = 4;

  private DoomedWriter() {}

  public static void main(String[] arguments) throws Exception {
    DynamoDb db = DynamoDb.open(Path.of(arguments[0]), Options.DEFAULT);
    for (int thread = 0; thread < THREADS; thread++) {
      int number = thread;
      long first = Long.parseLong(arguments[1 + thread]);
      Thread.ofPlatform().start(() -> write(db, number, first));
    }
    new CountDownLatch(1).await();
  }

  private static void write(DynamoDb db, int thread, long first) {
    for (long i = first; ; i++) {
      String request = thread % 2 == 0 ? put(thread, i) : transfer(thread, i);
      String operation = thread % 2 == 0 ? "PutItem" : "TransactWriteItems";
      Answer answer =
          db.handle("DynamoDB_20120810." + operation, request.getBytes(StandardCharsets.UTF_8));
      if (answer.status() != 200) {
        throw new IllegalStateException(new String(answer.body(), StandardCharsets.UTF_8));
      }
      synchronized (DoomedWriter.class) {
        System.out.println(thread + " " + i);
        System.out.flush();
      }
    }
  }

  private static String put(int thread, long number) {
    return """
    {"TableName":"events","Item":{"h":{"S":"t%d"},"r":{"N":"%d"},"g":{"S":"t%d"}}}
    """
        .formatted(thread, number, thread);
  }

  /** Moves one from the left to the right, and notes that it did. */
  private static String transfer(int thread, long number) {
    return """
    {"TransactItems":[
      {"Put":{"TableName":"events","Item":{"h":{"S":"t%1$d"},"r":{"N":"%2$d"},"g":{"S":"t%1$d"}}}},
      {"Update":{"TableName":"events","Key":{"h":{"S":"left%1$d"},"r":{"N":"0"}},
        "UpdateExpression":"ADD n :minus","ExpressionAttributeValues":{":minus":{"N":"-1"}}}},
      {"Update":{"TableName":"events","Key":{"h":{"S":"right%1$d"},"r":{"N":"0"}},
        "UpdateExpression":"ADD n :plus","ExpressionAttributeValues":{":plus":{"N":"1"}}}}]}
    """
        .formatted(thread, number);
  }
}
