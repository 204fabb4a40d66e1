package dev.cadenza.dynamodb.expression;

import static dev.cadenza.dynamodb.expression.Requests.assertInvalid;
import static dev.cadenza.dynamodb.expression.Requests.item;
import static dev.cadenza.dynamodb.expression.Requests.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.dynamodb.expression.KeyCondition.Bound;
import dev.cadenza.dynamodb.expression.KeyCondition.Operator;
import dev.cadenza.dynamodb.expression.KeyCondition.Range;
import dev.cadenza.dynamodb.value.Json;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LegacyTest {
  private static final String INVALID = "One or more parameter values were invalid: ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'Value':{'N':'1'}} | {} | {'a':{'N':'1'}}",
        "{'Action':'PUT','Value':{'N':'1'}} | {'a':{'S':'x'}} | {'a':{'N':'1'}}",
        "{'Action':'DELETE'} | {'a':{'S':'x'}} | {}",
        "{'Action':'DELETE','Value':{'SS':['x','y']}} | {'a':{'SS':['x','z']}} | {'a':{'SS':['z']}}",
        "{'Action':'DELETE','Value':{'NS':['1']}} | {'a':{'NS':['1']}} | {}",
        "{'Action':'DELETE','Value':{'NS':['1']}} | {} | {}",
        "{'Action':'ADD','Value':{'N':'-3.5'}} | {'a':{'N':'7'}} | {'a':{'N':'3.5'}}",
        "{'Action':'ADD','Value':{'N':'2'}} | {} | {'a':{'N':'2'}}",
        "{'Action':'ADD','Value':{'BS':['YQ==']}} | {'a':{'BS':['Yg==']}} | {'a':{'BS':['YQ==','Yg==']}}",
        "{'Action':'ADD','Value':{'L':[{'N':'3'}]}} | {'a':{'L':[{'S':'x'}]}} | {'a':{'L':[{'S':'x'},{'N':'3'}]}}",
        "{'Action':'ADD','Value':{'L':[]}} | {} | {'a':{'L':[]}}",
      })
  void shouldUpdateAttributes(String update, String before, String after) {
    Update.Result result = updates(update).apply(item(before), Set.of("key"));
    assertThat(json(result.item())).isEqualTo(Json.of(after));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | Only DELETE action is allowed when no attribute value is specified",
        "{'Action':'PUT'} | Only DELETE action is allowed when no attribute value is specified",
        "{'Action':'ADD','Value':null} | Only DELETE action is allowed when no attribute value is specified",
        "{'Action':'ADD','Value':{'S':'x'}} | ADD action is not supported for the type STRING",
        "{'Action':'ADD','Value':{'M':{}}} | ADD action is not supported for the type MAP",
        "{'Action':'DELETE','Value':{'S':'x'}} | DELETE action with value is not supported for the type STRING",
        "{'Action':'DELETE','Value':{'L':[]}} | DELETE action with value is not supported for the type LIST",
        "{'Value':{'SS':[]}} | An string set  may not be empty",
      })
  void shouldCheckUpdates(String update, String message) {
    assertInvalid(() -> updates(update), INVALID + message);
  }

  @Test
  void shouldRefuseOtherTypesInTheItem() {
    for (String update :
        List.of(
            "{'Action':'ADD','Value':{'N':'1'}}",
            "{'Action':'ADD','Value':{'SS':['x']}}",
            "{'Action':'DELETE','Value':{'SS':['x']}}")) {
      assertInvalid(
          () -> updates(update).apply(item("{'a':{'NS':['1']}}"), Set.of()),
          "Type mismatch for attribute to update");
    }
    assertInvalid(
        () -> updates("{'Action':'XX','Value':{'N':'1'}}"),
        "1 validation error detected: Value 'XX' at 'attributeUpdates.a.member.action' failed to"
            + " satisfy constraint: Member must satisfy enum value set: [ADD, DELETE, PUT]");
  }

  @Test
  void shouldMakeAnItemUnlessItOnlyDeletes() {
    assertThat(updates("{'Action':'DELETE'}").createsItem()).isFalse();
    assertThat(updates("{'Action':'DELETE','Value':{'NS':['1']}}").createsItem()).isFalse();
    assertThat(updates("{'Action':'ADD','Value':{'N':'1'}}").createsItem()).isTrue();
    Update none = Legacy.attributeUpdates(Json.of("{'AttributeUpdates':{}}")).orElseThrow();
    assertThat(none.createsItem()).isTrue();
    assertThat(none.apply(item("{'a':{'N':'1'}}"), Set.of()).updatedNew()).isEmpty();
    assertThat(Legacy.attributeUpdates(Json.of("{}"))).isEmpty();
  }

  @Test
  void shouldTakeDotsInNamesForPartsOfTheName() {
    Update update =
        Legacy.attributeUpdates(Json.of("{'AttributeUpdates':{'a.b':{'Value':{'N':'3'}}}}"))
            .orElseThrow();
    assertThat(json(update.apply(item("{}"), Set.of()).item()))
        .isEqualTo(Json.of("{'a.b':{'N':'3'}}"));
  }

  private static Update updates(String update) {
    return Legacy.attributeUpdates(Json.of("{'AttributeUpdates':{'a':" + update + "}}"))
        .orElseThrow();
  }

  @Test
  void shouldMakeKeyConditions() {
    Bound bound =
        keys("'c':{'ComparisonOperator':'BETWEEN','AttributeValueList':[{'N':'1'},{'N':'2'}]},"
                + "'p':{'ComparisonOperator':'EQ','AttributeValueList':[{'S':'x'}]}")
            .bind(List.of(new KeyCondition.Key("p", "S")), List.of(new KeyCondition.Key("c", "N")));
    assertThat(bound)
        .isEqualTo(
            new Bound(
                List.of(Json.value("{'S':'x'}")),
                List.of(
                    new Range(
                        "c",
                        Operator.BETWEEN,
                        List.of(Json.value("{'N':'1'}"), Json.value("{'N':'2'}"))))));
    assertThat(Legacy.keyConditions(Json.of("{'KeyConditions':{}}"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "NE, Attempted conditional constraint is not an indexable operation",
    "IN, Attempted conditional constraint is not an indexable operation",
    "CONTAINS, Attempted conditional constraint is not an indexable operation",
    "NOT_CONTAINS, Attempted conditional constraint is not an indexable operation",
    "BEGINS_WITH, One or more parameter values were invalid: Condition parameter type does not"
        + " match schema type",
  })
  void shouldRefuseOperatorsThatNoKeyIsSearchedBy(String operator, String message) {
    KeyCondition condition =
        keys(
            "'p':{'ComparisonOperator':'EQ','AttributeValueList':[{'S':'x'}]},"
                + "'c':{'ComparisonOperator':'%s','AttributeValueList':[{'S':'1'}]}"
                    .formatted(operator));
    assertInvalid(
        () ->
            condition.bind(
                List.of(new KeyCondition.Key("p", "S")), List.of(new KeyCondition.Key("c", "N"))),
        message);
    assertInvalid(
        () ->
            condition.bind(
                List.of(new KeyCondition.Key("c", "N")), List.of(new KeyCondition.Key("p", "S"))),
        "Query key condition not supported");
  }

  private static KeyCondition keys(String conditions) {
    return Legacy.keyConditions(Json.of("{'KeyConditions':{" + conditions + "}}")).orElseThrow();
  }

  @Test
  void shouldGetAttributes() {
    Projection projection =
        Legacy.attributesToGet(Json.of("{'AttributesToGet':['one','cat.x','gone']}")).orElseThrow();
    assertThat(json(projection.project(item("{'one':{'N':'1'},'two':{'N':'2'}}"))))
        .isEqualTo(Json.of("{'one':{'N':'1'}}"));
    assertInvalid(
        () -> Legacy.attributesToGet(Json.of("{'AttributesToGet':['a','b','a']}")),
        INVALID + "Duplicate value in attribute name: a");
    assertInvalid(
        () -> Legacy.attributesToGet(Json.of("{'AttributesToGet':[]}")),
        "1 validation error detected: Value '[]' at 'attributesToGet' failed to satisfy constraint:"
            + " Member must have length greater than or equal to 1");
    assertInvalid(
        () -> Legacy.attributesToGet(Json.of("{'AttributesToGet':['']}")), "Empty attribute name");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'UpdateExpression':'…','Expected':{'a':{}}} | {Expected} | {UpdateExpression}",
        "{'ConditionExpression':'…','UpdateExpression':'…','AttributeUpdates':{'a':{}},'Expected':{},'ConditionalOperator':'AND'} | {AttributeUpdates, ConditionalOperator} | {UpdateExpression, ConditionExpression}",
        "{'KeyConditionExpression':'…','KeyConditions':{'a':{}}} | {KeyConditions} | {KeyConditionExpression}",
        "{'FilterExpression':'…','KeyConditions':{'a':{}},'AttributesToGet':['a']} | {AttributesToGet} | {FilterExpression}",
        "{'ProjectionExpression':'…','AttributesToGet':['a']} | {AttributesToGet} | {ProjectionExpression}",
      })
  void shouldNotMixOldAndNew(String request, String old, String expressions) {
    assertInvalid(
        () -> Legacy.requireNotMixed(Json.of(request)),
        "Can not use both expression and non-expression parameters in the same request:"
            + " Non-expression parameters: "
            + old
            + " Expression parameters: "
            + expressions);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'FilterExpression':'…','KeyConditions':{'a':{}}}",
        "{'ProjectionExpression':'…','KeyConditions':{'a':{}}}",
        "{'KeyConditionExpression':'…','KeyConditions':{}}",
        "{'ConditionExpression':'…','Expected':{}}",
        "{'Expected':{'a':{}},'AttributeUpdates':{'a':{}}}",
      })
  void shouldAllowWhatDoesNotMix(String request) {
    Legacy.requireNotMixed(Json.of(request));
  }
}
