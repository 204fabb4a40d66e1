package dev.cadenza.dynamodb.expression;

import static dev.cadenza.dynamodb.expression.Requests.condition;
import static dev.cadenza.dynamodb.expression.Requests.test;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.dynamodb.value.AttributeValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
  private static final String ITEM =
      """
      {'one':{'N':'1'}, 'alsoOne':{'N':'1.0'}, 'two':{'N':'2'}, 'ten':{'N':'10'},
       'cat':{'S':'cat'}, 'dog':{'S':'dog'}, 'ca':{'S':'ca'}, 'bin':{'B':'Y2F0'}, 'bits':{'B':'Y2F'},
       'yes':{'BOOL':true}, 'nothing':{'NULL':true}, 'typeName':{'S':'S'},
       'animals':{'SS':['cat','dog']}, 'numbers':{'NS':['1','2']}, 'blobs':{'BS':['Y2F0']},
       'elements':{'L':[{'N':'1'},{'S':'cat'},{'L':[{'N':'7'}]},{'NS':['1','2']}]},
       'map1':{'M':{'x':{'N':'1'},'y':{'L':[{'N':'-1'},{'N':'2'},{'M':{'z':{'S':'deep'}}}]}}}}
      """
          .replace("'Y2F'}", "'Y2E='}");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "one = alsoOne",
        "one = :n",
        ":n = one",
        "one <> two",
        "one <> cat",
        "one <> absent",
        "absent <> one",
        "absent <> gone",
        "one < two",
        "two < ten",
        "cat < dog",
        "ca < cat",
        "bits < bin",
        "two > one",
        "one <= alsoOne",
        "one >= alsoOne",
        "two >= :n",
        "animals = animals2 OR one = one2 OR one = alsoOne",
        "two BETWEEN one AND ten",
        "two between one and two2 or two between alsoOne and ten",
        "one BETWEEN :n AND :big",
        "cat BETWEEN ca AND dog",
        "one IN (two, alsoOne)",
        "one IN (cat, absent, :n)",
        ":s IN (:n, :s)",
        "size(cat) = size(dog)",
        "attribute_exists(one)",
        "attribute_exists (map1.y[2].z)",
        "attribute_not_exists(absent)",
        "attribute_not_exists(map1.y[3])",
        "attribute_not_exists(map1.x.z)",
        "attribute_not_exists(one[0])",
        "attribute_not_exists(elements.x)",
        "attribute_type(one, :type)",
        "attribute_type(:n, :type)",
        "begins_with(cat, ca)",
        "begins_with(cat, :empty)",
        "begins_with(bin, bits)",
        "contains(cat, ca)",
        "contains(cat, :empty)",
        "contains(bin, bits)",
        "contains(animals, cat)",
        "contains(numbers, alsoOne)",
        "contains(blobs, bin)",
        "contains(elements, cat)",
        "contains(elements, elements[2])",
        "contains(elements, numbers)",
        "map1.x < map1.y[1]",
        "map1 . y [ 1 ] = two",
        "map1.y[0] < one AND map1.y[2].z > cat",
        "NOT two < one",
        "NOT NOT one = alsoOne",
        "not not not one = two",
        "one < two OR ten < two AND two < one",
        "(one < two OR two < one) AND (two < ten AND (one < two OR two < one))",
        "two BETWEEN one AND ten AND one < two",
        "NOT one = two AND NOT two = ten",
        "\n one\t=\r\n alsoOne ",
        "(one) = (alsoOne)",
        "(one) in ((two), (alsoOne))",
        "(attribute_exists(one))",
      })
  void shouldBeTrue(String expression) {
    assertThat(test(expression, ITEM)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "one = two",
        "one = cat",
        "one = yes",
        "absent = one",
        "absent = gone",
        "one <> alsoOne",
        "absent < one",
        "one < absent",
        "absent <= gone",
        "one < cat",
        "elements < two",
        ":n < elements",
        "yes < nothing",
        "one > two",
        "one BETWEEN two AND ten",
        "ten BETWEEN one AND two",
        "absent BETWEEN one AND two",
        "one BETWEEN absent AND two",
        "one BETWEEN cat AND dog",
        "one BETWEEN elements AND two",
        "one IN (two, cat)",
        "absent IN (one, gone)",
        "numbers IN (one, two)",
        "attribute_exists(absent)",
        "attribute_exists(elements[9])",
        "attribute_not_exists(one)",
        "attribute_type(cat, :type)",
        "attribute_type(absent, :type)",
        "begins_with(cat, dog)",
        "begins_with(ca, cat)",
        "begins_with(one, cat)",
        "begins_with(cat, one)",
        "begins_with(cat, bin)",
        "begins_with(absent, cat)",
        "contains(cat, dog)",
        "contains(cat, bin)",
        "contains(one, alsoOne)",
        "contains(animals, one)",
        "contains(animals, animals2)",
        "contains(map1, one)",
        "contains(yes, :bool)",
        "contains(absent, cat)",
        "contains(elements, absent)",
        "size(one) = :n",
        "size(one) <= :n",
        "size(yes) = :n",
        "size(absent) = :n",
        "size(cat) = :s",
        "size(cat) < :s",
        "NOT one < two",
        "NOT one < two AND two < one",
        "two < one OR ten < two",
        "one < two AND two < one",
        "NOT (one = alsoOne OR one = two)",
      })
  void shouldBeFalse(String expression) {
    assertThat(test(expression, ITEM)).isFalse();
  }

  @Test
  void shouldCompareOnlyValuesOfOneType() {
    Map<String, AttributeValue> item = new LinkedHashMap<>();
    Requests.VALUES.forEach((name, value) -> item.put("v" + name.substring(1), value));
    List<String> names = List.of("s", "n", "b", "bool", "null", "ss", "ns", "bs", "l", "m");
    for (String one : names) {
      for (String two : names) {
        assertThat(condition("v" + one + " = :" + two).test(item))
            .as("%s = %s", one, two)
            .isEqualTo(one.equals(two));
        assertThat(condition("v" + one + " <> :" + two).test(item)).isEqualTo(!one.equals(two));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'a':{'S':'hello'},'size1':{'N':'5'}}",
        "{'a':{'S':'€😀'},'size1':{'N':'3'}}",
        "{'a':{'B':'YWJj'},'size1':{'N':'3'}}",
        "{'a':{'SS':['a','b']},'size1':{'N':'2'}}",
        "{'a':{'NS':['1','2','3']},'size1':{'N':'3'}}",
        "{'a':{'BS':['YQ==']},'size1':{'N':'1'}}",
        "{'a':{'L':[{'S':'a'}]},'size1':{'N':'1'}}",
        "{'a':{'M':{'x':{'S':'a'},'y':{'S':'a'}}},'size1':{'N':'2'}}",
      })
  void shouldGiveTheSizes(String item) {
    assertThat(test("size(a) = size1", item)).isTrue();
    assertThat(test("size(a) <> size1", item)).isFalse();
    assertThat(test("size(a) BETWEEN size1 AND size1", item)).isTrue();
    assertThat(test("size(a) IN (size1)", item)).isTrue();
  }

  @Test
  void shouldOrderStringsByTheirUtf8() {
    // As UTF-16 the order would be the other.
    assertThat(test("a < b2", "{'a':{'S':'\uFFFD'},'b2':{'S':'😀'}}")).isTrue();
    assertThat(test("a > b2", "{'a':{'S':'😀'},'b2':{'S':'\uFFFD'}}")).isTrue();
    assertThat(test("a < b2", "{'a':{'S':'😀'},'b2':{'S':'😁'}}")).isTrue();
  }

  @Test
  void shouldCompareBytesAsUnsigned() {
    assertThat(test("a < b2", "{'a':{'B':'fw=='},'b2':{'B':'gA=='}}")).isTrue();
  }

  @Test
  void shouldFindNothingWhereThereIsNoItem() {
    assertThat(condition("attribute_not_exists(a)").test(Map.of())).isTrue();
    assertThat(condition("attribute_exists(a)").test(Map.of())).isFalse();
  }

  @Test
  void shouldTellTheAttributesItNames() {
    assertThat(
            Condition.parse(
                    "#p.x[1] = c AND (size(d) > e OR NOT contains(f, g)) AND h IN (i, :n)",
                    "FilterExpression",
                    Requests.placeholders("p"))
                .attributes())
        .containsExactlyInAnyOrder("p", "c", "d", "e", "f", "g", "h", "i");
  }

  @Test
  void shouldTakeDotsInPlaceholdersForPartsOfTheName() {
    Condition condition =
        Condition.parse(
            "#n = :n",
            "ConditionExpression",
            new Placeholders(Map.of("#n", "a.b"), Requests.VALUES));
    assertThat(condition.test(Requests.item("{'a.b':{'N':'1'}}"))).isTrue();
    assertThat(condition.test(Requests.item("{'a':{'M':{'b':{'N':'1'}}}}"))).isFalse();
  }

  @Test
  void shouldAllow100CandidatesAnd300Operators() {
    assertThat(test("a IN (" + "c,".repeat(99) + ":n)", "{'a':{'N':'1'}}")).isTrue();
    assertThat(test("a=:n" + " and a=:n".repeat(149), "{'a':{'N':'1'}}")).isTrue();
    assertThat(test("not ".repeat(299) + "a=:n", "{'a':{'N':'2'}}")).isTrue();
    assertThat(test("a=:n" + " or (a=:big".repeat(149) + ")".repeat(149), "{'a':{'N':'1'}}"))
        .isTrue();
    assertThat(test("a=:n" + " ".repeat(4092), "{'a':{'N':'1'}}")).isTrue();
  }
}
