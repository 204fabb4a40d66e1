package dev.cadenza.dynamodb.expression;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cadenza.dynamodb.value.AttributeValue;
import dev.cadenza.dynamodb.value.Items;
import dev.cadenza.dynamodb.value.Json;
import dev.cadenza.dynamodb.value.scalar.DynamoDbException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What tests of expressions share. */
final class Requests {
  /** A value of every type, by the first letters of the types; {@code big} is the larger number. */
  static final Map<String, AttributeValue> VALUES = values();

  private Requests() {}

  private static Map<String, AttributeValue> values() {
    Map<String, AttributeValue> values = new LinkedHashMap<>();
    Json.item(
            """
            {'s':{'S':'s'}, 'n':{'N':'1'}, 'big':{'N':'2'}, 'b':{'B':'YQ=='}, 'bool':{'BOOL':true},
             'null':{'NULL':true}, 'ss':{'SS':['x','y']}, 'ns':{'NS':['1']}, 'bs':{'BS':['YQ==']},
             'l':{'L':[{'N':'1'}]}, 'm':{'M':{'k':{'N':'1'}}}, 'empty':{'S':''}, 'type':{'S':'N'}}
            """)
        .forEach((name, value) -> values.put(":" + name, value));
    return values;
  }

  /** Placeholders for all values, and for the name that stands after each # of {@code names}. */
  static Placeholders placeholders(String... names) {
    Map<String, String> map = new LinkedHashMap<>();
    for (String name : names) {
      map.put("#" + name, name);
    }
    return new Placeholders(map, VALUES);
  }

  static Condition condition(String expression) {
    return Condition.parse(expression, "ConditionExpression", placeholders("a", "b"));
  }

  static boolean test(String expression, String item) {
    return condition(expression).test(Json.item(item));
  }

  static ObjectNode json(Map<String, AttributeValue> item) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    item.forEach((name, value) -> json.set(name, value.toJson()));
    return json;
  }

  static Map<String, AttributeValue> item(String json) {
    return Items.of(Json.of(json));
  }

  static void assertInvalid(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(DynamoDbException.class)
        .hasMessage(message)
        .extracting("type")
        .isEqualTo("ValidationException");
  }
}
