package dev.cadenza.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IndexesTest {
  private final DynamoDb db = DynamoDb.inMemory(Options.DEFAULT);
  private final Calls calls = new Calls(db);

  @BeforeEach
  void createTable() {
    calls.call(
        "CreateTable",
        """
        {'TableName': 'songs', 'BillingMode': 'PAY_PER_REQUEST',
         'AttributeDefinitions': [{'AttributeName': 'h', 'AttributeType': 'S'},
           {'AttributeName': 'r', 'AttributeType': 'N'},
           {'AttributeName': 'g', 'AttributeType': 'S'},
           {'AttributeName': 'l', 'AttributeType': 'N'}],
         'KeySchema': [{'AttributeName': 'h', 'KeyType': 'HASH'},
           {'AttributeName': 'r', 'KeyType': 'RANGE'}],
         'LocalSecondaryIndexes': [{'IndexName': 'by_l',
           'KeySchema': [{'AttributeName': 'h', 'KeyType': 'HASH'},
             {'AttributeName': 'l', 'KeyType': 'RANGE'}],
           'Projection': {'ProjectionType': 'KEYS_ONLY'}}],
         'GlobalSecondaryIndexes': [{'IndexName': 'by_g',
           'KeySchema': [{'AttributeName': 'g', 'KeyType': 'HASH'}],
           'Projection': {'ProjectionType': 'INCLUDE', 'NonKeyAttributes': ['x']}}]}
        """);
  }

  @AfterEach
  void close() {
    db.close();
  }

  private void put(String item) {
    calls.call("PutItem", "{'TableName':'songs','Item':" + item + "}");
  }

  private JsonNode byG(String more) {
    return calls.call(
        "Query",
        """
        {'TableName': 'songs', 'IndexName': 'by_g', 'KeyConditionExpression': 'g = :g', %s
         'ExpressionAttributeValues': {':g': {'S': 'rock'}}}
        """
            .formatted(more));
  }

  private JsonNode byL(String more) {
    return calls.call(
        "Query",
        """
        {'TableName': 'songs', 'IndexName': 'by_l', 'KeyConditionExpression': 'h = :h', %s
         'ExpressionAttributeValues': {':h': {'S': 'a'}}}
        """
            .formatted(more));
  }

  private static List<String> ranges(JsonNode answer) {
    return answer.get("Items").findValues("r").stream().map(r -> r.get("N").textValue()).toList();
  }

  @Test
  void shouldHaveOnlyItemsThatHaveTheKey() {
    put("{'h':{'S':'a'},'r':{'N':'1'},'g':{'S':'rock'}}");
    put("{'h':{'S':'a'},'r':{'N':'2'}}");
    assertThat(ranges(byG(""))).containsExactly("1");
  }

  @Test
  void shouldFollowTheItem() {
    put("{'h':{'S':'a'},'r':{'N':'1'},'g':{'S':'rock'}}");
    put("{'h':{'S':'a'},'r':{'N':'1'},'g':{'S':'folk'}}");
    assertThat(ranges(byG(""))).isEmpty();
    calls.call(
        "UpdateItem",
        """
        {'TableName': 'songs', 'Key': {'h': {'S': 'a'}, 'r': {'N': '1'}},
         'UpdateExpression': 'SET g = :g', 'ExpressionAttributeValues': {':g': {'S': 'rock'}}}
        """);
    assertThat(ranges(byG(""))).containsExactly("1");
    calls.call("DeleteItem", "{'TableName':'songs','Key':{'h':{'S':'a'},'r':{'N':'1'}}}");
    assertThat(ranges(byG(""))).isEmpty();
  }

  @Test
  void shouldShowWhatIsProjected() {
    put("{'h':{'S':'a'},'r':{'N':'1'},'g':{'S':'rock'},'x':{'S':'shown'},'y':{'S':'not'}}");
    assertThat(byG("").get("Items").get(0))
        .isEqualTo(Calls.json("{'h':{'S':'a'},'r':{'N':'1'},'g':{'S':'rock'},'x':{'S':'shown'}}"));
    assertThat(
            calls.refusal(
                "Query",
                """
                {'TableName': 'songs', 'IndexName': 'by_g', 'KeyConditionExpression': 'g = :g',
                 'ProjectionExpression': 'y', 'ExpressionAttributeValues': {':g': {'S': 'rock'}}}
                """))
        .isEqualTo(
            "ValidationException: One or more parameter values were invalid: Global secondary"
                + " index by_g does not project [y]");
  }

  @Test
  void shouldFetchFromTheTableWhatALocalIndexDoesNotHave() {
    put("{'h':{'S':'a'},'r':{'N':'1'},'l':{'N':'5'},'y':{'S':'there'}}");
    assertThat(byL("").get("Items").get(0))
        .isEqualTo(Calls.json("{'h':{'S':'a'},'r':{'N':'1'},'l':{'N':'5'}}"));
    JsonNode all = byL("'Select':'ALL_ATTRIBUTES','ReturnConsumedCapacity':'INDEXES',");
    assertThat(all.get("Items").get(0).has("y")).isTrue();
    assertThat(all.get("ConsumedCapacity"))
        .isEqualTo(
            Calls.json(
                """
                {'TableName': 'songs', 'CapacityUnits': 1.0, 'Table': {'CapacityUnits': 0.5},
                 'LocalSecondaryIndexes': {'by_l': {'CapacityUnits': 0.5}}}
                """));
  }

  @Test
  void shouldPageThroughItemsOfOneKey() {
    for (int i = 0; i < 5; i++) {
      put("{'h':{'S':'%d'},'r':{'N':'%d'},'g':{'S':'rock'}}".formatted(i, i));
    }
    List<String> all = ranges(byG(""));
    assertThat(all).containsExactlyInAnyOrder("0", "1", "2", "3", "4");
    JsonNode first = byG("'Limit':2,");
    assertThat(ranges(first)).isEqualTo(all.subList(0, 2));
    JsonNode rest = byG("'ExclusiveStartKey':" + first.get("LastEvaluatedKey") + ",");
    assertThat(ranges(rest)).isEqualTo(all.subList(2, 5));
    JsonNode back =
        byG("'ScanIndexForward':false,'ExclusiveStartKey':" + first.get("LastEvaluatedKey") + ",");
    assertThat(ranges(back)).isEqualTo(all.subList(0, 1));
  }

  @Test
  void shouldFillANewIndexAndForgetADeletedOne() {
    put("{'h':{'S':'a'},'r':{'N':'1'},'x':{'S':'rock'}}");
    put("{'h':{'S':'a'},'r':{'N':'2'},'x':{'N':'7'}}");
    put("{'h':{'S':'a'},'r':{'N':'3'},'x':{'S':''}}");
    JsonNode changed =
        calls.call(
            "UpdateTable",
            """
            {'TableName': 'songs',
             'AttributeDefinitions': [{'AttributeName': 'x', 'AttributeType': 'S'}],
             'GlobalSecondaryIndexUpdates': [{'Create': {'IndexName': 'by_x',
               'KeySchema': [{'AttributeName': 'x', 'KeyType': 'HASH'}],
               'Projection': {'ProjectionType': 'ALL'}}}]}
            """);
    assertThat(
            changed
                .get("TableDescription")
                .get("GlobalSecondaryIndexes")
                .findValuesAsText("IndexName"))
        .containsExactly("by_g", "by_x");
    String scan = "{'TableName':'songs','IndexName':'by_x'}";
    assertThat(ranges(calls.call("Scan", scan))).containsExactly("1");
    // From now on what is no key is refused.
    assertThat(
            calls.refusal(
                "PutItem",
                "{'TableName':'songs','Item':{'h':{'S':'a'},'r':{'N':'4'},'x':{'N':'7'}}}"))
        .contains("Type mismatch for Index Key x Expected: S Actual: N IndexName: by_x");
    calls.call(
        "UpdateTable",
        "{'TableName':'songs','GlobalSecondaryIndexUpdates':[{'Delete':{'IndexName':'by_x'}}]}");
    assertThat(calls.refusal("Scan", scan))
        .isEqualTo("ValidationException: The table does not have the specified index: by_x");
    put("{'h':{'S':'a'},'r':{'N':'4'},'x':{'N':'7'}}");
  }

  @Test
  void shouldCountWritesOfIndexes() {
    String put =
        """
        {'TableName': 'songs', 'ReturnConsumedCapacity': 'INDEXES',
         'Item': {'h': {'S': 'a'}, 'r': {'N': '1'}, %s}}
        """;
    assertThat(units(put.formatted("'g':{'S':'rock'}")))
        .isEqualTo("{\"by_g\":{\"CapacityUnits\":1.0}}");
    // Not shown by the index, so the index is not written.
    assertThat(units(put.formatted("'g':{'S':'rock'},'y':{'S':'1'}"))).isEmpty();
    assertThat(units(put.formatted("'g':{'S':'rock'},'x':{'S':'1'}")))
        .isEqualTo("{\"by_g\":{\"CapacityUnits\":1.0}}");
    // Taken out in one place, put in in another.
    assertThat(units(put.formatted("'g':{'S':'folk'}")))
        .isEqualTo("{\"by_g\":{\"CapacityUnits\":2.0}}");
  }

  private String units(String put) {
    JsonNode consumed = calls.call("PutItem", put).get("ConsumedCapacity");
    assertThat(consumed.get("Table").get("CapacityUnits").doubleValue()).isEqualTo(1);
    JsonNode indexes = consumed.get("GlobalSecondaryIndexes");
    return indexes == null ? "" : indexes.toString();
  }
}
