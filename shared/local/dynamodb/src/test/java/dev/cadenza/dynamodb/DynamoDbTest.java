package dev.cadenza.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DynamoDbTest {

  @Test
  void shouldKeepItems(@TempDir Path folder) {
    try (DynamoDb db = DynamoDb.open(folder, Options.DEFAULT)) {
      Calls calls = new Calls(db);
      calls.createTable("songs");
      calls.call(
          "PutItem",
          "{'TableName':'songs','Item':{'h':{'S':'a'},'r':{'N':'1'},'x':{'L':[{'BOOL':true}]}}}");
    }
    try (DynamoDb db = DynamoDb.open(folder, Options.DEFAULT)) {
      JsonNode answer =
          new Calls(db)
              .call("GetItem", "{'TableName':'songs','Key':{'h':{'S':'a'},'r':{'N':'1.0'}}}");
      assertThat(answer)
          .isEqualTo(
              Calls.json("{'Item':{'h':{'S':'a'},'r':{'N':'1'},'x':{'L':[{'BOOL':true}]}}}"));
    }
  }

  @Test
  void shouldQueryInOrder() {
    try (DynamoDb db = DynamoDb.inMemory(Options.DEFAULT)) {
      Calls calls = new Calls(db);
      calls.createTable("songs");
      for (int i : new int[] {10, 9, -3, 100, 0}) {
        calls.call(
            "PutItem", "{'TableName':'songs','Item':{'h':{'S':'a'},'r':{'N':'%d'}}}".formatted(i));
      }
      JsonNode answer =
          calls.call(
              "Query",
              "{'TableName':'songs','KeyConditionExpression':'h=:h AND r>:r','ExpressionAttributeValues':{':h':{'S':'a'},':r':{'N':'-3'}}}");
      assertThat(answer.get("Items").findValuesAsText("N")).containsExactly("0", "9", "10", "100");
    }
  }

  /** Callers that are in the same JVM are answered on their own threads. */
  @Test
  void shouldAnswerCallersWhoAreInterrupted(@TempDir Path folder) {
    try (DynamoDb db = DynamoDb.open(folder, Options.DEFAULT)) {
      Calls calls = new Calls(db);
      calls.createTable("songs");
      JsonNode answer;
      boolean interrupted;
      Thread.currentThread().interrupt();
      try {
        calls.call("PutItem", "{'TableName':'songs','Item':{'h':{'S':'a'},'r':{'N':'1'}}}");
        answer = calls.call("GetItem", "{'TableName':'songs','Key':{'h':{'S':'a'},'r':{'N':'1'}}}");
      } finally {
        interrupted = Thread.interrupted();
      }
      assertThat(interrupted).isTrue();
      assertThat(answer.get("Item").get("h").get("S").asText()).isEqualTo("a");
      // And nothing is closed for those who come after.
      calls.call("PutItem", "{'TableName':'songs','Item':{'h':{'S':'a'},'r':{'N':'2'}}}");
    }
  }

  @Test
  void shouldTellWhatItDoesNotKnow() {
    try (DynamoDb db = DynamoDb.inMemory(Options.DEFAULT)) {
      assertThat(new Calls(db).refusal("ExecuteStatement", "{}"))
          .isEqualTo("UnknownOperationException: ");
    }
  }
}
