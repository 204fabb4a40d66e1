package dev.cadenza.dynamodb.data;

import static dev.cadenza.dynamodb.value.scalar.DynamoDbException.validation;

import dev.cadenza.dynamodb.protocol.Constraints;
import dev.cadenza.dynamodb.protocol.Parameters;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The parameters of transactions, and the checks before anything is read. */
final class TransactionParameters {
  private static final int MAX = 100;
  private static final long MAX_BYTES = 4L * 1024 * 1024;

  private TransactionParameters() {}

  enum Kind {
    CONDITION_CHECK("ConditionCheck", "Key"),
    PUT("Put", "Item"),
    DELETE("Delete", "Key"),
    UPDATE("Update", "Key");

    private final String parameter;
    private final String subject;

    Kind(String parameter, String subject) {
      this.parameter = parameter;
      this.subject = subject;
    }

    /** Its name in error paths. */
    String path() {
      return Character.toLowerCase(parameter.charAt(0)) + parameter.substring(1);
    }
  }

  record Action(Kind kind, Parameters parameters) {}

  static void checkWrite(Parameters request) {
    Constraints constraints = count(request);
    constraints.length(request.text("ClientRequestToken"), "clientRequestToken", 1, 36);
    Common.returnConsumedCapacity(constraints, request);
    Common.returnItemCollectionMetrics(constraints, request);
    List<Parameters> items = request.objects("TransactItems");
    for (int i = 0; i < items.size(); i++) {
      for (Kind kind : Kind.values()) {
        if (items.get(i).has(kind.parameter)) {
          action(
              constraints,
              kind,
              items.get(i).object(kind.parameter).orElseThrow(),
              "transactItems." + (i + 1) + ".member." + kind.path());
        }
      }
    }
    constraints.check();
  }

  private static void action(Constraints constraints, Kind kind, Parameters action, String path) {
    Common.tableName(constraints, action, path + ".tableName");
    constraints.present(action.has(kind.subject), path + (kind == Kind.PUT ? ".item" : ".key"));
    Common.returnOnFailure(constraints, action, path + ".returnValuesOnConditionCheckFailure");
    if (kind == Kind.UPDATE) {
      constraints.present(action.has("UpdateExpression"), path + ".updateExpression");
    }
    if (kind == Kind.CONDITION_CHECK) {
      constraints.present(action.has("ConditionExpression"), path + ".conditionExpression");
    }
  }

  private static Constraints count(Parameters request) {
    Constraints constraints = new Constraints();
    constraints.present(request.has("TransactItems"), "transactItems");
    List<Parameters> items = request.objects("TransactItems");
    if (request.has("TransactItems")) {
      constraints.size(
          items.size(), request.any("TransactItems").orElseThrow(), "transactItems", 1, MAX);
    }
    return constraints;
  }

  static List<Action> writes(Parameters request) {
    List<Action> actions = new ArrayList<>();
    for (Parameters item : request.objects("TransactItems")) {
      List<Action> found = new ArrayList<>();
      for (Kind kind : Kind.values()) {
        item.object(kind.parameter)
            .ifPresent(parameters -> found.add(new Action(kind, parameters)));
      }
      if (found.size() != 1) {
        throw validation("TransactItems can only contain one of Check, Put, Update or Delete");
      }
      actions.addAll(found);
    }
    return actions;
  }

  /**
   * @param text the JSON of the actions
   */
  static void checkSize(String text) {
    if (text.length() > MAX_BYTES / 4 && text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw validation("Transaction payload size cannot exceed 4194304 bytes");
    }
  }

  static List<Parameters> gets(Parameters request) {
    Constraints constraints = count(request);
    Common.returnConsumedCapacity(constraints, request);
    List<Parameters> gets = new ArrayList<>();
    List<Parameters> items = request.objects("TransactItems");
    for (int i = 0; i < items.size(); i++) {
      String path = "transactItems." + (i + 1) + ".member.get";
      constraints.present(items.get(i).has("Get"), path);
      Parameters get = items.get(i).object("Get").orElse(Parameters.none());
      if (items.get(i).has("Get")) {
        Common.tableName(constraints, get, path + ".tableName");
        constraints.present(get.has("Key"), path + ".key");
      }
      gets.add(get);
    }
    constraints.check();
    return gets;
  }
}
