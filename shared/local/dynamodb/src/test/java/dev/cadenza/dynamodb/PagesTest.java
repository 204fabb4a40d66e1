package dev.cadenza.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagesTest {
  private final DynamoDb db = DynamoDb.inMemory(Options.DEFAULT);
  private final Calls calls = new Calls(db);

  @BeforeEach
  void createTable() {
    calls.createTable("songs");
  }

  @AfterEach
  void close() {
    db.close();
  }

  private void fill(int hashes, int ranges, String text) {
    for (int h = 0; h < hashes; h++) {
      for (int r = 0; r < ranges; r++) {
        calls.call(
            "PutItem",
            "{'TableName':'songs','Item':{'h':{'S':'h%d'},'r':{'N':'%d'},'t':{'S':'%s'}}}"
                .formatted(h, r, text));
      }
    }
  }

  private JsonNode query(String more) {
    return calls.call(
        "Query",
        """
        {'TableName': 'songs', 'KeyConditionExpression': 'h = :h', %s
         'ExpressionAttributeValues': {':h': {'S': 'h0'}}}
        """
            .formatted(more));
  }

  private static List<String> ranges(JsonNode answer) {
    return answer.get("Items").findValues("r").stream().map(r -> r.get("N").textValue()).toList();
  }

  @Test
  void shouldEndAPageAtTheLimitBeforeTheFilter() {
    fill(1, 5, "x");
    JsonNode page =
        calls.call(
            "Query",
            """
            {'TableName': 'songs', 'KeyConditionExpression': 'h = :h', 'Limit': 3,
             'FilterExpression': 't = :t',
             'ExpressionAttributeValues': {':h': {'S': 'h0'}, ':t': {'S': 'y'}}}
            """);
    assertThat(page.get("Count").intValue()).isZero();
    assertThat(page.get("ScannedCount").intValue()).isEqualTo(3);
    assertThat(page.get("LastEvaluatedKey"))
        .isEqualTo(Calls.json("{'h':{'S':'h0'},'r':{'N':'2'}}"));
  }

  @Test
  void shouldEndAPageAtAMegabyte() {
    fill(1, 4, "x".repeat(350_000));
    JsonNode first = query("'ReturnConsumedCapacity':'TOTAL','ConsistentRead':true,");
    assertThat(ranges(first)).containsExactly("0", "1", "2");
    assertThat(first.get("ConsumedCapacity").get("CapacityUnits").doubleValue())
        .isEqualTo(Math.ceil(3 * 350_005 / 4096.0));
    JsonNode second = query("'ExclusiveStartKey':" + first.get("LastEvaluatedKey") + ",");
    assertThat(ranges(second)).containsExactly("3");
    assertThat(second.has("LastEvaluatedKey")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "r = :a,               3",
    "r < :a,               0 1 2",
    "r <= :a,              0 1 2 3",
    "r > :a,               4 5",
    "r >= :a,              3 4 5",
    "r BETWEEN :b AND :a,  1 2 3"
  })
  void shouldFindRanges(String condition, String expected) {
    fill(1, 6, "x");
    String values = condition.contains(":b") ? ",':a':{'N':'3'},':b':{'N':'1'}" : ",':a':{'N':'3'}";
    JsonNode found =
        calls.call(
            "Query",
            """
            {'TableName': 'songs', 'KeyConditionExpression': 'h = :h AND %s',
             'ExpressionAttributeValues': {':h': {'S': 'h0'} %s}}
            """
                .formatted(condition, values));
    assertThat(ranges(found)).containsExactly(expected.split(" "));
  }

  @Test
  void shouldCountWithoutShowing() {
    fill(1, 4, "x");
    JsonNode counted = query("'Select':'COUNT',");
    assertThat(counted.has("Items")).isFalse();
    assertThat(counted.get("Count").intValue()).isEqualTo(4);
  }

  @Test
  void shouldScanEachItemOnceInSegmentsAndPages() {
    fill(40, 2, "x");
    List<String> seen = new ArrayList<>();
    for (int segment = 0; segment < 4; segment++) {
      String start = "";
      do {
        JsonNode page =
            calls.call(
                "Scan",
                "{'TableName':'songs','Segment':%d,'TotalSegments':4,'Limit':7%s}"
                    .formatted(segment, start));
        page.get("Items").forEach(item -> seen.add(item.toString()));
        JsonNode last = page.get("LastEvaluatedKey");
        start = last == null ? "" : ",'ExclusiveStartKey':" + last;
      } while (!start.isEmpty());
    }
    assertThat(seen).hasSize(80).doesNotHaveDuplicates();
  }

  @Test
  void shouldRefuseStartsThatAreNone() {
    fill(2, 2, "x");
    String query =
        """
        {'TableName': 'songs', 'KeyConditionExpression': 'h = :h AND r > :r',
         'ExclusiveStartKey': %s,
         'ExpressionAttributeValues': {':h': {'S': 'h0'}, ':r': {'N': '0'}}}
        """;
    assertThat(calls.refusal("Query", query.formatted("{'h':{'S':'h0'}}")))
        .startsWith("ValidationException: The provided starting key is invalid");
    assertThat(calls.refusal("Query", query.formatted("{'h':{'S':'h1'},'r':{'N':'1'}}")))
        .isEqualTo(
            "ValidationException: The provided starting key is outside query boundaries based on"
                + " provided conditions");
    assertThat(calls.refusal("Query", query.formatted("{'h':{'S':'h0'},'r':{'N':'0'}}")))
        .isEqualTo(
            "ValidationException: The provided starting key does not match the range key"
                + " predicate");
  }
}
