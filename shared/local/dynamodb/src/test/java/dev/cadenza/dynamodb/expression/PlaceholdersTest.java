package dev.cadenza.dynamodb.expression;

import static dev.cadenza.dynamodb.expression.Requests.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.dynamodb.value.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceholdersTest {
  private static final String UPDATE = "UpdateExpression";
  private static final String CONDITION = "ConditionExpression";

  @Test
  void shouldReadNamesAndValuesOfARequest() {
    Placeholders placeholders =
        read(
            "'ExpressionAttributeNames':{'#1_a':'x.y'},'ExpressionAttributeValues':{':_':{'N':'1'}}");
    Condition condition = Condition.parse("#1_a = :_", CONDITION, placeholders);
    placeholders.requireAllUsed();
    assertThat(condition.test(Requests.item("{'x.y':{'N':'1'}}"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'ExpressionAttributeNames':{} | ExpressionAttributeNames must not be empty",
        "'ExpressionAttributeValues':{} | ExpressionAttributeValues must not be empty",
        "'ExpressionAttributeNames':{'a':'x'} | ExpressionAttributeNames contains invalid key: Syntax error; key: \"a\"",
        "'ExpressionAttributeNames':{'#':'x'} | ExpressionAttributeNames contains invalid key: Syntax error; key: \"#\"",
        "'ExpressionAttributeNames':{'#a-b':'x'} | ExpressionAttributeNames contains invalid key: Syntax error; key: \"#a-b\"",
        "'ExpressionAttributeNames':{':a':'x'} | ExpressionAttributeNames contains invalid key: Syntax error; key: \":a\"",
        "'ExpressionAttributeNames':{'':'x'} | ExpressionAttributeNames contains invalid key: Syntax error; key: \"\"",
        "'ExpressionAttributeNames':{'#a':''} | ExpressionAttributeNames contains invalid value: Empty attribute name for key #a",
        "'ExpressionAttributeValues':{'v':{'N':'1'}} | ExpressionAttributeValues contains invalid key: Syntax error; key: \"v\"",
        "'ExpressionAttributeValues':{':v!':{'N':'1'}} | ExpressionAttributeValues contains invalid key: Syntax error; key: \":v!\"",
        "'ExpressionAttributeValues':{':v':{'N':'x'}} | ExpressionAttributeValues contains invalid value: The parameter cannot be converted to a numeric value: x for key :v",
        "'ExpressionAttributeValues':{':v':{'SS':[]}} | ExpressionAttributeValues contains invalid value: One or more parameter values were invalid: An string set  may not be empty for key :v",
        "'ExpressionAttributeValues':{':v':{}} | ExpressionAttributeValues contains invalid value: Supplied AttributeValue is empty, must contain exactly one of the supported datatypes for key :v",
      })
  void shouldRefuseWhatBreaksTheRules(String members, String message) {
    assertInvalid(() -> read(members), message);
  }

  @Test
  void shouldLimitTheLengthOfPlaceholdersAndNames() {
    String longest = "x".repeat(254);
    assertThatCode(() -> read("'ExpressionAttributeNames':{'#" + longest + "':'x'}"))
        .doesNotThrowAnyException();
    assertInvalid(
        () -> read("'ExpressionAttributeNames':{'#x" + longest + "':'x'}"),
        "ExpressionAttributeNames contains invalid key: The expression attribute map contains a key"
            + " that is too long; size of key: 256");
    assertInvalid(
        () -> read("'ExpressionAttributeNames':{'#a':'" + "x".repeat(65_536) + "'}"),
        "ExpressionAttributeNames contains invalid value: Attribute name is too large, must be less"
            + " than 65536 bytes for key #a");
  }

  @Test
  void shouldCallWrongShapesSo() {
    assertThatThrownBy(() -> read("'ExpressionAttributeValues':{':v':{'N':1}}"))
        .hasMessage("NUMBER_VALUE cannot be converted to String")
        .extracting("type")
        .isEqualTo("SerializationException");
    assertThatThrownBy(() -> read("'ExpressionAttributeNames':{'#a':5}"))
        .extracting("type")
        .isEqualTo("SerializationException");
  }

  @Test
  void shouldNeedAnExpression() {
    String names = "{'ExpressionAttributeNames':{'#a':'x'}}";
    String values = "{'ExpressionAttributeValues':{':a':{'N':'1'}}}";
    assertInvalid(
        () -> Placeholders.of(Json.of(names), CONDITION),
        "ExpressionAttributeNames can only be specified when using expressions");
    assertInvalid(
        () -> Placeholders.of(Json.of(values), CONDITION),
        "ExpressionAttributeValues can only be specified when using expressions:"
            + " ConditionExpression is null");
    assertInvalid(
        () -> Placeholders.of(Json.of(values), UPDATE, CONDITION),
        "ExpressionAttributeValues can only be specified when using expressions:"
            + " UpdateExpression and ConditionExpression are null");
    assertInvalid(
        () ->
            Placeholders.of(
                Json.of(values.replace("{'Exp", "{'ProjectionExpression':'a','Exp")),
                "FilterExpression",
                "ProjectionExpression"),
        "ExpressionAttributeValues can only be specified when using expressions:"
            + " FilterExpression is null");
  }

  @Test
  void shouldTellWhatWasNotUsed() {
    String members =
        "'ExpressionAttributeNames':{'#a':'x','#b':'y','#c':'z'},"
            + "'ExpressionAttributeValues':{':a':{'N':'1'},':b':{'N':'2'}}";
    Placeholders placeholders = read(members);
    Condition.parse("#b = :a", CONDITION, placeholders);
    assertInvalid(
        placeholders::requireAllUsed,
        "Value provided in ExpressionAttributeNames unused in expressions: keys: {#a, #c}");
    Condition.parse("#a = #c", CONDITION, placeholders);
    assertInvalid(
        placeholders::requireAllUsed,
        "Value provided in ExpressionAttributeValues unused in expressions: keys: {:b}");
    Update.parse("SET q = :b", placeholders);
    placeholders.requireAllUsed();
  }

  @Test
  void shouldCountAsUsedWhatIsNotReached() {
    Placeholders placeholders = read("'ExpressionAttributeValues':{':a':{'N':'1'},':b':{'N':'2'}}");
    Condition.parse("x = :a OR y = :b", CONDITION, placeholders)
        .test(Requests.item("{'x':{'N':'1'}}"));
    placeholders.requireAllUsed();
  }

  private static Placeholders read(String members) {
    return Placeholders.of(
        Json.of("{'ConditionExpression':'…'," + members + "}"), UPDATE, CONDITION);
  }
}
