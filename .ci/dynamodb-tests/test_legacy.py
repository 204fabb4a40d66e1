"""The parameters from before there were expressions."""

import pytest

from conftest import everything, failing, invalid


def compare(operator, *values):
    return {"ComparisonOperator": operator, "AttributeValueList": list(values)}


@pytest.mark.parametrize(
    "expected, holds",
    [
        ({"a": {"Value": 1}}, True),
        ({"a": {"Value": 2}}, False),
        ({"a": {"Exists": True, "Value": 1}}, True),
        ({"gone": {"Exists": False}}, True),
        ({"a": {"Exists": False}}, False),
        ({"a": compare("EQ", 1)}, True),
        ({"a": compare("NE", 1)}, False),
        ({"gone": compare("NE", 1)}, True),
        ({"a": compare("LT", 2)}, True),
        ({"a": compare("GE", 2)}, False),
        ({"a": compare("BETWEEN", 0, 1)}, True),
        ({"a": compare("IN", 3, 1)}, True),
        ({"s": compare("BEGINS_WITH", "he")}, True),
        ({"s": compare("CONTAINS", "ell")}, True),
        ({"s": compare("NOT_CONTAINS", "ell")}, False),
        ({"gone": compare("NOT_CONTAINS", "x")}, False),
        ({"s": {"ComparisonOperator": "NOT_NULL"}}, True),
        ({"gone": {"ComparisonOperator": "NULL"}}, True),
        ({"a": {"Value": 1}, "s": {"Value": "x"}}, False),
    ],
)
def test_expected(simple, put, get, expected, holds):
    key = put(a=1, s="hello")
    if holds:
        simple.put_item(Item=key, Expected=expected)
        assert get() == {}
    else:
        with failing("ConditionalCheckFailedException"):
            simple.put_item(Item=key, Expected=expected)
        assert get() == {"a": 1, "s": "hello"}


def test_conditional_operator(simple, put, get):
    key = put(a=1)
    expected = {"a": {"Value": 9}, "gone": {"Exists": False}}
    with failing("ConditionalCheckFailedException"):
        simple.delete_item(Key=key, Expected=expected, ConditionalOperator="AND")
    simple.delete_item(Key=key, Expected=expected, ConditionalOperator="OR")
    assert get() is None
    with invalid("ConditionalOperator"):
        simple.delete_item(Key=key, Expected={}, ConditionalOperator="OR")


@pytest.mark.parametrize(
    "expected, message",
    [
        ({"a": {"Exists": True}}, "Value must be provided when Exists is true for Attribute: a"),
        ({"a": {"Exists": False, "Value": 1}}, "Value cannot be used when Exists is false for Attribute: a"),
        ({"a": {"Value": 1, **compare("EQ", 1)}}, "Value and AttributeValueList cannot be used together"),
        ({"a": compare("EQ", 1, 2)}, r"Invalid number of argument\(s\) for the EQ ComparisonOperator"),
        ({"a": compare("BETWEEN", 2, 1)}, "The BETWEEN condition was provided a range"),
        ({"a": compare("IN", 2, "x")}, "AttributeValues inside AttributeValueList must be of same type"),
        ({"a": compare("LT", [1])}, "ComparisonOperator LT is not valid for L AttributeValue type"),
        ({"a": compare("eq", 1)}, "Member must satisfy enum value set"),
    ],
)
def test_invalid_expected(simple, p, expected, message):
    with invalid(message):
        simple.put_item(Item={"p": p}, Expected=expected)


@pytest.mark.parametrize(
    "before, update, after",
    [
        ({}, {"Value": 1}, {"a": 1}),
        ({"a": 1}, {"Action": "PUT", "Value": "x"}, {"a": "x"}),
        ({"a": 1}, {"Action": "DELETE"}, {}),
        ({"a": {1, 2}}, {"Action": "DELETE", "Value": {2, 3}}, {"a": {1}}),
        ({"a": {1}}, {"Action": "DELETE", "Value": {1}}, {}),
        ({"a": 1}, {"Action": "ADD", "Value": 2}, {"a": 3}),
        ({"a": {"x"}}, {"Action": "ADD", "Value": {"y"}}, {"a": {"x", "y"}}),
        ({"a": [1]}, {"Action": "ADD", "Value": [2]}, {"a": [1, 2]}),
    ],
)
def test_attribute_updates(simple, put, get, before, update, after):
    key = put(**before)
    simple.update_item(Key=key, AttributeUpdates={"a": update})
    assert get() == after


@pytest.mark.parametrize(
    "update, message",
    [
        ({"Action": "PUT"}, "Only DELETE action is allowed when no attribute value is specified"),
        ({"Action": "ADD", "Value": "x"}, "ADD action is not supported for the type STRING"),
        ({"Action": "DELETE", "Value": [1]}, "DELETE action with value is not supported for the type LIST"),
        ({"Action": "ADD", "Value": {"x"}}, "Type mismatch for attribute to update"),
    ],
)
def test_invalid_attribute_updates(simple, put, get, update, message):
    key = put(a=1)
    with invalid(message):
        simple.update_item(Key=key, AttributeUpdates={"a": update})
    assert get() == {"a": 1}


@pytest.fixture(scope="module")
def twelve(ranged):
    from conftest import unique

    p = unique("p")
    items = [{"p": p, "c": number, "even": number % 2 == 0} for number in range(12)]
    with ranged.batch_writer() as batch:
        for item in items:
            batch.put_item(item)
    return p, items


@pytest.mark.parametrize(
    "condition, chosen",
    [
        (compare("EQ", 3), [3]),
        (compare("LT", 3), [0, 1, 2]),
        (compare("LE", 1), [0, 1]),
        (compare("GT", 9), [10, 11]),
        (compare("GE", 11), [11]),
        (compare("BETWEEN", 4, 6), [4, 5, 6]),
    ],
)
def test_key_conditions(ranged, twelve, condition, chosen):
    p, items = twelve
    found, _ = everything(ranged.query, KeyConditions={"p": compare("EQ", p), "c": condition})
    assert found == [items[number] for number in chosen]


@pytest.mark.parametrize(
    "conditions, message",
    [
        ({"c": compare("EQ", 1)}, "Query condition missed key schema element: p"),
        ({"p": compare("LT", "x")}, "Query key condition not supported"),
        ({"p": compare("EQ", "x"), "a": compare("EQ", 1)}, "Query condition missed key schema element: c"),
        ({"p": compare("EQ", "x"), "c": compare("EQ", 1), "a": compare("EQ", 1)}, "Conditions can be of length 1 or 2 only"),
        ({"p": compare("EQ", 1)}, "Condition parameter type does not match schema type"),
        ({"p": compare("EQ", "x"), "c": compare("NE", 1)}, "not an indexable operation"),
        ({"p": compare("EQ", "x"), "c": compare("BEGINS_WITH", 1)}, "ComparisonOperator BEGINS_WITH is not valid for N"),
        ({"p": compare("DOG", "x")}, "comparisonOperator"),
    ],
)
def test_invalid_key_conditions(ranged, conditions, message):
    with invalid(message):
        ranged.query(KeyConditions=conditions)


def test_query_filter(ranged, twelve):
    p, items = twelve
    key = {"p": compare("EQ", p)}
    found, _ = everything(ranged.query, KeyConditions=key, QueryFilter={"even": compare("EQ", True)})
    assert found == [item for item in items if item["even"]]
    assert everything(ranged.query, KeyConditions=key, QueryFilter={})[0] == items
    with invalid("Primary key attribute: c"):
        ranged.query(KeyConditions=key, QueryFilter={"c": compare("EQ", 3)})


def test_attributes_to_get(simple, put):
    key = put(a=1, b=2)
    assert simple.get_item(Key=key, AttributesToGet=["b", "gone"])["Item"] == {"b": 2}
    with invalid("Duplicate"):
        simple.get_item(Key=key, AttributesToGet=["a", "a"])
    with failing("ValidationException"):
        simple.get_item(Key=key, AttributesToGet=[])
    with invalid("Can not use both expression and non-expression parameters"):
        simple.get_item(Key=key, AttributesToGet=["a"], ProjectionExpression="a")
