package dev.cadenza.dynamodb.expression;

import static dev.cadenza.dynamodb.expression.Requests.assertInvalid;
import static dev.cadenza.dynamodb.expression.Requests.item;
import static dev.cadenza.dynamodb.expression.Requests.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.dynamodb.value.AttributeValue;
import dev.cadenza.dynamodb.value.Json;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SET x = :n | {} | {'x':{'N':'1'}}",
        "sEt x=:n  , y =:s | {'x':{'S':'old'}} | {'x':{'N':'1'},'y':{'S':'s'}}",
        "SET y = x | {'x':{'S':'v'}} | {'x':{'S':'v'},'y':{'S':'v'}}",
        "SET y = x REMOVE x | {'x':{'S':'v'}} | {'y':{'S':'v'}}",
        "REMOVE x SET y = x | {'x':{'S':'v'}} | {'y':{'S':'v'}}",
        "SET y = x, x = y | {'x':{'S':'1'},'y':{'S':'2'}} | {'x':{'S':'2'},'y':{'S':'1'}}",
        "SET x = x | {'x':{'S':'v'}} | {'x':{'S':'v'}}",
        "SET x = x + :n | {'x':{'N':'2'}} | {'x':{'N':'3'}}",
        "SET x = :n - x | {'x':{'N':'2'}} | {'x':{'N':'-1'}}",
        "SET x = x + x | {'x':{'N':'2'}} | {'x':{'N':'4'}}",
        "SET x = (x + :n) | {'x':{'N':'2'}} | {'x':{'N':'3'}}",
        "SET x = (x) - (:n) | {'x':{'N':'2'}} | {'x':{'N':'1'}}",
        "SET x = if_not_exists(x, :n) + :big | {} | {'x':{'N':'3'}}",
        "SET x = if_not_exists(x, :n) | {'x':{'S':'v'}} | {'x':{'S':'v'}}",
        "SET y = if_not_exists(x, if_not_exists(z, :s)) | {'z':{'N':'7'}} | {'z':{'N':'7'},'y':{'N':'7'}}",
        "SET x = list_append(x, :l) | {'x':{'L':[{'S':'a'}]}} | {'x':{'L':[{'S':'a'},{'N':'1'}]}}",
        "SET x = list_append(:l, x) | {'x':{'L':[{'S':'a'}]}} | {'x':{'L':[{'N':'1'},{'S':'a'}]}}",
        "SET x = list_append(if_not_exists(x, :l), :l) | {} | {'x':{'L':[{'N':'1'},{'N':'1'}]}}",
        "SET x = list_append(x, x) | {'x':{'L':[{'S':'a'}]}} | {'x':{'L':[{'S':'a'},{'S':'a'}]}}",
        "SET x.y = :n | {'x':{'M':{'z':{'S':'a'}}}} | {'x':{'M':{'z':{'S':'a'},'y':{'N':'1'}}}}",
        "SET x.z = :n | {'x':{'M':{'z':{'M':{'q':{'S':'a'}}}}}} | {'x':{'M':{'z':{'N':'1'}}}}",
        "SET x.y[1].#n = :n | {'x':{'M':{'y':{'L':[{'S':'a'},{'M':{}}]}}}} | {'x':{'M':{'y':{'L':[{'S':'a'},{'M':{'n':{'N':'1'}}}]}}}}",
        "SET x[1] = :n | {'x':{'L':[{'S':'a'},{'S':'b'},{'S':'c'}]}} | {'x':{'L':[{'S':'a'},{'N':'1'},{'S':'c'}]}}",
        "SET x[7] = :n | {'x':{'L':[{'S':'a'}]}} | {'x':{'L':[{'S':'a'},{'N':'1'}]}}",
        "SET x[84] = :n, x[37] = :s, x[2] = :big | {'x':{'L':[]}} | {'x':{'L':[{'N':'2'},{'S':'s'},{'N':'1'}]}}",
        "REMOVE x | {'x':{'S':'v'},'y':{'S':'w'}} | {'y':{'S':'w'}}",
        "REMOVE x, z | {'x':{'S':'v'}} | {}",
        "REMOVE x.y | {'x':{'M':{'y':{'S':'a'}}}} | {'x':{'M':{}}}",
        "REMOVE x.z | {'x':{'M':{'y':{'S':'a'}}}} | {'x':{'M':{'y':{'S':'a'}}}}",
        "REMOVE x[0] | {'x':{'L':[{'S':'a'}]}} | {'x':{'L':[]}}",
        "REMOVE x[17] | {'x':{'L':[{'S':'a'}]}} | {'x':{'L':[{'S':'a'}]}}",
        "REMOVE x[0], x[2] | {'x':{'L':[{'N':'0'},{'N':'1'},{'N':'2'},{'N':'3'}]}} | {'x':{'L':[{'N':'1'},{'N':'3'}]}}",
        "REMOVE x[1] SET x[3] = :s | {'x':{'L':[{'N':'0'},{'N':'1'},{'N':'2'},{'N':'3'}]}} | {'x':{'L':[{'N':'0'},{'N':'2'},{'S':'s'}]}}",
        "SET x[9] = :s REMOVE x[0] | {'x':{'L':[{'N':'0'},{'N':'1'}]}} | {'x':{'L':[{'N':'1'},{'S':'s'}]}}",
        "ADD x :n | {'x':{'N':'2'}} | {'x':{'N':'3'}}",
        "ADD x :n | {} | {'x':{'N':'1'}}",
        "ADD x :ss | {} | {'x':{'SS':['x','y']}}",
        "ADD x :ss | {'x':{'SS':['a','y']}} | {'x':{'SS':['a','x','y']}}",
        "ADD x :ns, y :bs | {'x':{'NS':['2']},'y':{'BS':['Yg==']}} | {'x':{'NS':['1','2']},'y':{'BS':['YQ==','Yg==']}}",
        "ADD x.y :n, z[0] :n | {'x':{'M':{}},'z':{'L':[{'N':'5'}]}} | {'x':{'M':{'y':{'N':'1'}}},'z':{'L':[{'N':'6'}]}}",
        "ADD z[7] :n | {'z':{'L':[{'N':'5'}]}} | {'z':{'L':[{'N':'5'},{'N':'1'}]}}",
        "DELETE x :ss | {'x':{'SS':['a','y']}} | {'x':{'SS':['a']}}",
        "DELETE x :ss | {'x':{'SS':['a']}} | {'x':{'SS':['a']}}",
        "DELETE x :ss | {'x':{'SS':['x','y']},'z':{'N':'1'}} | {'z':{'N':'1'}}",
        "DELETE x :ss | {'z':{'N':'1'}} | {'z':{'N':'1'}}",
        "DELETE x.y :ns, z :bs | {'x':{'M':{'y':{'NS':['1']}}},'z':{'BS':['YQ==','Yg==']}} | {'x':{'M':{}},'z':{'BS':['Yg==']}}",
        "SET x.b = :n, x.c.d = :s REMOVE x.x, y.y | {'x':{'M':{'x':{'N':'3'},'c':{'M':{}}}},'y':{'M':{'y':{'N':'2'}}}} | {'x':{'M':{'c':{'M':{'d':{'S':'s'}}},'b':{'N':'1'}}},'y':{'M':{}}}",
        "SET x = :empty, y = :null | {} | {'x':{'S':''},'y':{'NULL':true}}",
      })
  void shouldChangeItems(String expression, String before, String after) {
    Map<String, AttributeValue> item = item(before);
    Update.Result result = parse(expression).apply(item, Set.of("key"));
    assertThat(json(result.item())).isEqualTo(Json.of(after));
    assertThat(json(item)).as("the item as it was").isEqualTo(Json.of(before));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET x.c = :n",
        "SET x[0] = :n",
        "SET y.c = :n",
        "SET m1[0] = :n",
        "SET gone.c = :n",
        "SET gone[0] = :n",
        "SET m1.gone.c = :n",
        "SET y[9].c = :n",
        "SET y[9][0] = :n",
        "REMOVE x.c",
        "REMOVE y.c",
        "REMOVE gone.c",
        "REMOVE x[0]",
        "REMOVE m1[0]",
        "REMOVE gone[0]",
        "ADD x.c :n",
        "ADD gone[0] :n",
        "DELETE gone.c :ss",
        "SET q = gone, x.c = gone",
      })
  void shouldRefusePathsThatLeadNowhere(String expression) {
    assertInvalid(
        () ->
            parse(expression)
                .apply(item("{'x':{'S':'v'},'y':{'L':[{'S':'a'}]},'m1':{'M':{}}}"), Set.of("key")),
        "The document path provided in the update expression is invalid for update");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET q = gone", "SET q = gone + :n", "SET q = :n - gone", "SET q = list_append(gone, :l)",
        "SET q = list_append(:l, gone)", "SET q = x.gone", "SET q = y[9]", "SET gone = gone",
        "SET q = :n, r = q", "SET q = if_not_exists(gone, alsoGone)",
            "SET q = if_not_exists(x, gone)",
      })
  void shouldRefuseToCopyWhatIsNotThere(String expression) {
    assertInvalid(
        () -> parse(expression).apply(item("{'x':{'S':'v'},'y':{'L':[]}}"), Set.of("key")),
        "The provided expression refers to an attribute that does not exist in the item");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET q = x + :n",
        "SET q = :n - x",
        "SET q = list_append(x, :l)",
        "SET q = list_append(:l, n1)",
        "SET q = if_not_exists(gone, x) + :n",
        "ADD x :n",
        "ADD n1 :ss",
        "ADD s1 :n",
        "ADD s1 :ns",
        "ADD y :ss",
        "DELETE x :ss",
        "DELETE s1 :ns",
        "DELETE n1 :ns",
        "SET q = list_append(if_not_exists(gone, :n), :l)",
      })
  void shouldRefuseWrongTypesInTheItem(String expression) {
    assertInvalid(
        () ->
            parse(expression)
                .apply(
                    item("{'x':{'S':'v'},'n1':{'N':'1'},'s1':{'SS':['a']},'y':{'L':[]}}"),
                    Set.of("key")),
        "An operand in the update expression has an incorrect data type");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET key = :n",
        "REMOVE key",
        "ADD key :n",
        "DELETE key :ss",
        "SET key.x = :n",
        "REMOVE key[0]",
        "SET x = :n, #key = :n"
      })
  void shouldNotChangeKeys(String expression) {
    Update update =
        Update.parse(
            expression.replace("key", "k"), new Placeholders(Map.of("#k", "k"), Requests.VALUES));
    String message =
        "One or more parameter values were invalid: Cannot update attribute k. This attribute is"
            + " part of the key";
    assertInvalid(() -> update.requireNoneOf(Set.of("j", "k")), message);
    assertInvalid(() -> update.apply(item("{'k':{'N':'1'}}"), Set.of("k")), message);
    update.requireNoneOf(Set.of("j"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SET x.y = :n | {'x':{'M':{'y':{'S':'a'}}}} | {'x':{'M':{'y':{'N':'1'}}}}",
        "SET x.z[1] = :n | {'x':{'M':{'z':{'L':[{'N':'6'}]}}}} | {'x':{'M':{'z':{'L':[{'N':'1'}]}}}}",
        "SET x.z[1] = :n, x.y = :s | {'x':{'M':{'z':{'L':[{'N':'6'}]},'y':{'S':'a'}}}} | {'x':{'M':{'z':{'L':[{'N':'1'}]},'y':{'S':'s'}}}}",
        "SET x.q = :n | {} | {'x':{'M':{'q':{'N':'1'}}}}",
        "SET x.z[100] = :n | {} | {}",
        "REMOVE x.z[1] | {'x':{'M':{'z':{'L':[{'N':'6'}]}}}} | {'x':{'M':{'z':{'L':[{'N':'7'}]}}}}",
        "REMOVE x.z[1], x.z[3] | {'x':{'M':{'z':{'L':[{'N':'6'}]}}}} | {'x':{'M':{'z':{'L':[{'N':'7'}]}}}}",
        "REMOVE w | {'w':{'S':'b'}} | {}",
        "REMOVE gone | {} | {}",
        "SET w = w | {'w':{'S':'b'}} | {'w':{'S':'b'}}",
        "SET v = :n REMOVE w | {'w':{'S':'b'}} | {'v':{'N':'1'}}",
      })
  void shouldTellOnlyWhatChanged(String expression, String updatedOld, String updatedNew) {
    String item =
        "{'x':{'M':{'y':{'S':'a'},'z':{'L':[{'N':'5'},{'N':'6'},{'N':'7'}]}}},'w':{'S':'b'}}";
    Update.Result result = parse(expression).apply(item(item), Set.of("key"));
    assertThat(json(result.updatedOld())).isEqualTo(Json.of(updatedOld));
    assertThat(json(result.updatedNew())).isEqualTo(Json.of(updatedNew));
  }

  @Test
  void shouldMakeAnItemUnlessItOnlyRemoves() {
    assertThat(parse("SET x = :n").createsItem()).isTrue();
    assertThat(parse("ADD x :n REMOVE y").createsItem()).isTrue();
    assertThat(parse("REMOVE x.y").createsItem()).isFalse();
    assertThat(parse("REMOVE x DELETE y :ss").createsItem()).isFalse();
  }

  @Test
  void shouldTellTheAttributesItChanges() {
    assertThat(parse("SET x.y = z, #n = :n REMOVE w[1]").attributes())
        .containsExactlyInAnyOrder("x", "n", "w");
  }

  @Test
  void shouldRefuseTooDeepNesting() {
    String deep = "{'M':{'a':".repeat(30) + "{'S':'x'}" + "}}".repeat(30);
    Placeholders placeholders = new Placeholders(Map.of(), Map.of(":v", Json.value(deep)));
    Update update = Update.parse("SET x.y.z = :v", placeholders);
    assertInvalid(
        () -> update.apply(item("{'x':{'M':{'y':{'M':{}}}}}"), Set.of()),
        "Nesting Levels have exceeded supported limits");
  }

  @Test
  void shouldRefuseSumsOutOfRange() {
    Placeholders placeholders =
        new Placeholders(
            Map.of(), Map.of(":v", Json.value("{'N':'9e125'}"), ":one", Json.value("{'N':'1'}")));
    String overflow =
        "Number overflow. Attempting to store a number with magnitude larger than supported range";
    Update sum = Update.parse("SET x = :v + :v", placeholders);
    assertInvalid(() -> sum.apply(item("{}"), Set.of()), overflow);
    Update add = Update.parse("ADD x :one", placeholders);
    assertInvalid(() -> add.apply(item("{'x':{'N':'1e50'}}"), Set.of()), overflow);
  }

  private static Update parse(String expression) {
    return Update.parse(expression, Requests.placeholders("n"));
  }
}
