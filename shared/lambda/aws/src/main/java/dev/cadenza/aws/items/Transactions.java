package dev.cadenza.aws.items;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Writes several items atomically. After a conflict with another transaction it retries after a
 * short wait.
 */
public final class Transactions {
  private static final int TRIES = 10;
  private static final long FIRST_WAIT_MILLIS = 5;

  private final DynamoDbClient client;

  public Transactions(DynamoDbClient client) {
    this.client = client;
  }

  /** The outcome of a transaction. */
  public sealed interface Result {}

  public record Written() implements Result {}

  /**
   * @param index of the first write whose condition was false
   */
  public record Refused(int index) implements Result {}

  public Result write(List<TransactWriteItem> writes) {
    TransactWriteItemsRequest request =
        TransactWriteItemsRequest.builder().transactItems(writes).build();
    for (int tried = 1; ; tried++) {
      try {
        client.transactWriteItems(request);
        return new Written();
      } catch (TransactionCanceledException e) {
        int refused = refused(e.cancellationReasons());
        if (refused >= 0) {
          return new Refused(refused);
        }
        if (tried == TRIES) {
          throw e;
        }
        pause(tried);
      }
    }
  }

  private static int refused(List<CancellationReason> reasons) {
    for (int i = 0; i < reasons.size(); i++) {
      if ("ConditionalCheckFailed".equals(reasons.get(i).code())) {
        return i;
      }
    }
    return -1;
  }

  private static void pause(int tried) {
    try {
      Thread.sleep(
          ThreadLocalRandom.current().nextLong(FIRST_WAIT_MILLIS << Math.min(tried, 7)) + 1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
