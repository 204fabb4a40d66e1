package dev.cadenza.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the operations tell of mistakes in requests. */
class MistakesTest {
  private DynamoDb db;
  private Calls calls;

  @BeforeEach
  void createTable() {
    db = DynamoDb.inMemory(Options.DEFAULT);
    calls = new Calls(db);
    calls.createTable("songs");
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void shouldKeepTheLongestNames() {
    String item =
        "{'h':{'S':'a'},'r':{'N':'1'},'m':{'M':{'%1$s':{'N':'1'}}},'%1$s':{'N':'2'}}"
            .formatted("n".repeat(65_535));

    calls.call("PutItem", "{'TableName':'songs','Item':" + item + "}");

    assertThat(calls.call("GetItem", "{'TableName':'songs','Key':{'h':{'S':'a'},'r':{'N':'1'}}}"))
        .isEqualTo(Calls.json("{'Item':" + item + "}"));
  }

  @Test
  void shouldRefuseLongerNames() {
    assertThat(
            calls.refusal(
                "PutItem",
                "{'TableName':'songs','Item':{'h':{'S':'a'},'r':{'N':'1'},'%s':{'N':'2'}}}"
                    .formatted("n".repeat(65_536))))
        .isEqualTo(
            "ValidationException: Attribute name is too large, must be less than 65536 bytes");
  }

  @ParameterizedTest
  @CsvSource({
    "a =,b!,h =,Filter",
    "a = :v,b!,h =,Projection",
    "a = :v,b,h =,KeyCondition",
    "'',b!,h = h,Filter"
  })
  void shouldTellTheFirstMistakeOfAQuery(
      String filter, String projection, String keys, String told) {
    assertThat(
            calls.refusal(
                "Query",
                """
                {'TableName':'songs','FilterExpression':'%s','ProjectionExpression':'%s',
                 'KeyConditionExpression':'%s','ExpressionAttributeValues':{':v':{'S':'x'}}}
                """
                    .formatted(filter, projection, keys)))
        .startsWith("ValidationException: Invalid " + told + "Expression: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'Put':{'TableName':'songs','Item':{'h':{'S':''},'r':{'N':'1'}}}",
        "'Delete':{'TableName':'songs','Key':{'h':{'S':''},'r':{'N':'1'}}}",
        """
        'Update':{'TableName':'songs','Key':{'h':{'S':''},'r':{'N':'1'}},
                  'UpdateExpression':'REMOVE a'}\
        """,
        """
        'ConditionCheck':{'TableName':'songs','Key':{'h':{'S':''},'r':{'N':'1'}},
                          'ConditionExpression':'attribute_exists(h)'}\
        """
      })
  void shouldTellOfAnEmptyKeyWithoutCancelling(String action) {
    assertThat(calls.refusal("TransactWriteItems", "{'TransactItems':[{" + action + "}]}"))
        .isEqualTo(
            "ValidationException: One or more parameter values are not valid. The AttributeValue"
                + " for a key attribute cannot contain an empty string value. Key: h");
  }

  @Test
  void shouldCancelForAKeyOfAnotherType() {
    assertThat(
            calls.refusal(
                "TransactWriteItems",
                "{'TransactItems':[{'Delete':{'TableName':'songs','Key':{'h':{'S':'a'},'r':{'S':'b'}}}}]}"))
        .startsWith("TransactionCanceledException: ")
        .endsWith("[ValidationError]");
  }

  @Test
  void shouldTellOfAnEmptyKeyOfAnIndex() {
    createIndexedTable();
    String update =
        "'TableName':'indexed','Key':{'h':{'S':'a'}},'UpdateExpression':'SET i = :i',"
            + "'ExpressionAttributeValues':{':i':{'S':''}}";
    String put = "'TableName':'indexed','Item':{'h':{'S':'a'},'i':{'S':''}}";
    String ofUpdate =
        "ValidationException: One or more parameter values are not valid. The update expression"
            + " attempted to update a secondary index key to a value that is not supported. The"
            + " AttributeValue for a key attribute cannot contain an empty string value.";
    String ofPut =
        "ValidationException: One or more parameter values are not valid. A value specified for a"
            + " secondary index key is not supported. The AttributeValue for a key attribute cannot"
            + " contain an empty string value. IndexName: byI, IndexKey: i";

    assertThat(calls.refusal("UpdateItem", "{" + update + "}")).isEqualTo(ofUpdate);
    assertThat(calls.refusal("PutItem", "{" + put + "}")).isEqualTo(ofPut);
    assertThat(
            calls.refusal("TransactWriteItems", "{'TransactItems':[{'Update':{" + update + "}}]}"))
        .isEqualTo(ofUpdate);
    assertThat(calls.refusal("TransactWriteItems", "{'TransactItems':[{'Put':{" + put + "}}]}"))
        .isEqualTo(ofPut);
  }

  private void createIndexedTable() {
    calls.call(
        "CreateTable",
        """
        {'TableName': 'indexed', 'BillingMode': 'PAY_PER_REQUEST',
         'AttributeDefinitions': [{'AttributeName': 'h', 'AttributeType': 'S'},
                                  {'AttributeName': 'i', 'AttributeType': 'S'}],
         'KeySchema': [{'AttributeName': 'h', 'KeyType': 'HASH'}],
         'GlobalSecondaryIndexes': [
           {'IndexName': 'byJustTheSame',
            'KeySchema': [{'AttributeName': 'i', 'KeyType': 'HASH'}],
            'Projection': {'ProjectionType': 'ALL'}},
           {'IndexName': 'byI', 'KeySchema': [{'AttributeName': 'i', 'KeyType': 'HASH'}],
            'Projection': {'ProjectionType': 'ALL'}}]}
        """);
  }

  @Test
  void shouldCancelOnlyForSizesThatTheRequestDoesNotShow() {
    String large = "x".repeat(410_000);

    assertThat(
            calls.refusal(
                "TransactWriteItems",
                "{'TransactItems':[{'Put':{'TableName':'songs','Item':{'h':{'S':'a'},'r':{'N':'1'},'x':{'S':'%s'}}}}]}"
                    .formatted(large)))
        .isEqualTo("ValidationException: Item size has exceeded the maximum allowed size");
    assertThat(
            calls
                .failure(
                    "TransactWriteItems",
                    """
                    {'TransactItems':[
                      {'Update':{'TableName':'songs','Key':{'h':{'S':'a'},'r':{'N':'1'}},
                                 'UpdateExpression':'SET x = :x',
                                 'ExpressionAttributeValues':{':x':{'S':'%s'}}}}]}
                    """
                        .formatted(large))
                .get("CancellationReasons"))
        .isEqualTo(
            Calls.json(
                """
                [{'Code':'ValidationError',
                  'Message':'Item size to update has exceeded the maximum allowed size'}]
                """));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'h':{'S':'a'}}", "{'h':{'S':'a'},'r':{'S':'b'}}", "{'x':{'L':[]}}"})
  void shouldTellOfAKeyThatDoesNotFitInABatch(String item) {
    assertThat(
            calls.refusal(
                "BatchWriteItem",
                "{'RequestItems':{'songs':[{'PutRequest':{'Item':" + item + "}}]}}"))
        .isEqualTo("ValidationException: The provided key element does not match the schema");
  }
}
