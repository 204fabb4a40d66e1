package dev.cadenza.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TablesTest {
  private final DynamoDb db = DynamoDb.inMemory(Options.DEFAULT);
  private final Calls calls = new Calls(db);

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void shouldMakeATableOnce() {
    calls.createTable("songs");
    assertThat(calls.refusal("CreateTable", table("songs", "")))
        .isEqualTo("ResourceInUseException: Table already exists: songs");
  }

  private static String table(String name, String more) {
    return """
    {'TableName': '%s', 'BillingMode': 'PAY_PER_REQUEST', %s
     'AttributeDefinitions': [{'AttributeName': 'h', 'AttributeType': 'S'}],
     'KeySchema': [{'AttributeName': 'h', 'KeyType': 'HASH'}]}
    """
        .formatted(name, more);
  }

  @Test
  void shouldDescribeATable() {
    calls.createTable("songs");
    calls.call("PutItem", "{'TableName':'songs','Item':{'h':{'S':'a'},'r':{'N':'1'}}}");
    JsonNode table = calls.call("DescribeTable", "{'TableName':'songs'}").get("Table");
    assertThat(table.get("TableStatus").textValue()).isEqualTo("ACTIVE");
    assertThat(table.get("ItemCount").intValue()).isEqualTo(1);
    assertThat(table.get("TableSizeBytes").intValue()).isPositive();
    assertThat(table.get("KeySchema"))
        .isEqualTo(
            Calls.json(
                """
                [{'AttributeName': 'h', 'KeyType': 'HASH'},
                 {'AttributeName': 'r', 'KeyType': 'RANGE'}]
                """));
    assertThat(table.get("BillingModeSummary").get("BillingMode").textValue())
        .isEqualTo("PAY_PER_REQUEST");
    String arn = table.get("TableArn").textValue();
    assertThat(calls.call("DescribeTable", "{'TableName':'%s'}".formatted(arn)).get("Table"))
        .isEqualTo(table);
  }

  @Test
  void shouldForgetATable() {
    calls.createTable("songs");
    calls.call("PutItem", "{'TableName':'songs','Item':{'h':{'S':'a'},'r':{'N':'1'}}}");
    assertThat(
            calls
                .call("DeleteTable", "{'TableName':'songs'}")
                .get("TableDescription")
                .get("TableStatus")
                .textValue())
        .isEqualTo("DELETING");
    assertThat(calls.refusal("DescribeTable", "{'TableName':'songs'}"))
        .isEqualTo(
            "ResourceNotFoundException: Requested resource not found: Table: songs not found");
    assertThat(calls.refusal("Scan", "{'TableName':'songs'}"))
        .isEqualTo("ResourceNotFoundException: Requested resource not found");
    calls.createTable("songs");
    assertThat(calls.call("Scan", "{'TableName':'songs'}").get("Count").intValue()).isZero();
  }

  @Test
  void shouldKeepATableThatIsProtected() {
    calls.call("CreateTable", table("songs", "'DeletionProtectionEnabled':true,"));
    assertThat(calls.refusal("DeleteTable", "{'TableName':'songs'}"))
        .contains("currently protected against deletion");
    calls.call("UpdateTable", "{'TableName':'songs','DeletionProtectionEnabled':false}");
    calls.call("DeleteTable", "{'TableName':'songs'}");
  }

  @Test
  void shouldListTablesInPages() {
    for (String name : List.of("ccc", "aaa", "bbb")) {
      calls.createTable(name);
    }
    List<String> names = new ArrayList<>();
    JsonNode page = calls.call("ListTables", "{'Limit':2}");
    page.get("TableNames").forEach(name -> names.add(name.textValue()));
    assertThat(names).containsExactly("aaa", "bbb");
    assertThat(page.get("LastEvaluatedTableName").textValue()).isEqualTo("bbb");
    assertThat(calls.call("ListTables", "{'ExclusiveStartTableName':'bbb'}"))
        .isEqualTo(Calls.json("{'TableNames':['ccc']}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'AttributeDefinitions': [{'AttributeName': 'h', 'AttributeType': 'S'}], 'KeySchema': [{'AttributeName': 'h', 'KeyType': 'RANGE'}]"
            + " | Invalid KeySchema: The first KeySchemaElement is not a HASH key type",
        "'AttributeDefinitions': [{'AttributeName': 'x', 'AttributeType': 'S'}], 'KeySchema': [{'AttributeName': 'h', 'KeyType': 'HASH'}]"
            + " | are not defined in AttributeDefinitions. Keys: [h], AttributeDefinitions: [x]",
        "'AttributeDefinitions': [{'AttributeName': 'h', 'AttributeType': 'S'}, {'AttributeName': 'x', 'AttributeType': 'S'}], 'KeySchema': [{'AttributeName': 'h', 'KeyType': 'HASH'}]"
            + " | Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions",
        "'AttributeDefinitions': [{'AttributeName': 'h', 'AttributeType': 'Q'}], 'KeySchema': [{'AttributeName': 'h', 'KeyType': 'HASH'}]"
            + " | 1 validation error detected: Value 'Q' at 'attributeDefinitions.1.member.attributeType' failed to satisfy constraint: Member must satisfy enum value set: [B, N, S]",
        "'AttributeDefinitions': [{'AttributeName': 'h', 'AttributeType': 'S'}]"
            + " | 1 validation error detected: Value null at 'keySchema' failed to satisfy constraint: Member must not be null"
      })
  void shouldRefuseSchemasThatAreNone(String schema, String message) {
    assertThat(
            calls.refusal(
                "CreateTable",
                "{'TableName':'songs','BillingMode':'PAY_PER_REQUEST'," + schema + "}"))
        .startsWith("ValidationException")
        .contains(message);
    assertThat(calls.call("ListTables", "{}")).isEqualTo(Calls.json("{'TableNames':[]}"));
  }

  @Test
  void shouldKeepTagsByTable() {
    calls.call("CreateTable", table("songs", "'Tags':[{'Key':'a','Value':'1'}],"));
    String arn =
        calls
            .call("DescribeTable", "{'TableName':'songs'}")
            .get("Table")
            .get("TableArn")
            .textValue();
    calls.call(
        "TagResource",
        "{'ResourceArn':'%s','Tags':[{'Key':'b','Value':'2'},{'Key':'a','Value':'3'}]}"
            .formatted(arn));
    calls.call("UntagResource", "{'ResourceArn':'%s','TagKeys':['b','c']}".formatted(arn));
    assertThat(calls.call("ListTagsOfResource", "{'ResourceArn':'%s'}".formatted(arn)))
        .isEqualTo(Calls.json("{'Tags':[{'Key':'a','Value':'3'}]}"));
    assertThat(calls.refusal("ListTagsOfResource", "{'ResourceArn':'%sx'}".formatted(arn)))
        .startsWith("ResourceNotFoundException");
  }

  @Test
  void shouldKeepTheSettingOfBackups() {
    calls.createTable("songs");
    calls.call(
        "UpdateContinuousBackups",
        """
        {'TableName': 'songs',
         'PointInTimeRecoverySpecification': {'PointInTimeRecoveryEnabled': true}}
        """);
    assertThat(
            calls
                .call("DescribeContinuousBackups", "{'TableName':'songs'}")
                .get("ContinuousBackupsDescription")
                .get("PointInTimeRecoveryDescription")
                .get("PointInTimeRecoveryStatus")
                .textValue())
        .isEqualTo("ENABLED");
    assertThat(calls.refusal("DescribeContinuousBackups", "{'TableName':'albums'}"))
        .startsWith("TableNotFoundException");
  }
}
