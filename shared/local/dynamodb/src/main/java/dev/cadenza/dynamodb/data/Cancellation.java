package dev.cadenza.dynamodb.data;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cadenza.dynamodb.item.KeyRules;
import dev.cadenza.dynamodb.value.scalar.DynamoDbException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The cancellation of a transaction: a reason for each action, in their order. */
final class Cancellation {
  private final int actions;
  private final Map<Integer, DynamoDbException> failures = new TreeMap<>();

  Cancellation(int actions) {
    this.actions = actions;
  }

  /**
   * A cancellation because of one action that does not match its table.
   *
   * @throws DynamoDbException the failure itself when {@link #isSeenBefore}
   */
  static DynamoDbException of(int actions, int action, DynamoDbException failure) {
    Cancellation cancellation = new Cancellation(actions);
    cancellation.add(action, failure);
    return cancellation.exception();
  }

  /**
   * Whether the service detects this error in the request, and rejects it without a cancellation.
   */
  private static boolean isSeenBefore(DynamoDbException failure) {
    return KeyRules.isOfEmptyKey(failure) || ItemWrite.TOO_LARGE.equals(failure.getMessage());
  }

  /**
   * @throws DynamoDbException the failure itself when {@link #isSeenBefore}
   */
  void add(int action, DynamoDbException failure) {
    if (isSeenBefore(failure)) {
      throw failure;
    }
    failures.put(action, failure);
  }

  void throwIfAny() {
    if (!failures.isEmpty()) {
      throw exception();
    }
  }

  private DynamoDbException exception() {
    ArrayNode reasons = JsonNodeFactory.instance.arrayNode();
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < actions; i++) {
      DynamoDbException failure = failures.get(i);
      String code = failure == null ? "None" : code(failure);
      ObjectNode reason = reasons.addObject();
      if (failure != null) {
        failure.fields().forEach(reason::set);
        reason.put("Message", failure.getMessage());
      }
      reason.put("Code", code);
      codes.add(code);
    }
    return new DynamoDbException(
        "TransactionCanceledException",
        "Transaction cancelled, please refer cancellation reasons for specific reasons ["
            + String.join(", ", codes)
            + "]",
        Map.of("CancellationReasons", reasons));
  }

  private static String code(DynamoDbException failure) {
    return failure.type().equals("ConditionalCheckFailedException")
        ? "ConditionalCheckFailed"
        : "ValidationError";
  }
}
