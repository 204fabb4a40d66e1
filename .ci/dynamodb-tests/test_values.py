"""Values of all types as they are stored and shown, and those that are none."""

from decimal import Decimal

import pytest
from boto3.dynamodb.types import Binary

from conftest import failing, invalid


@pytest.mark.parametrize(
    "value",
    [
        "text",
        "",
        "é€😀\x00",
        7,
        Decimal("-1.5"),
        Binary(b"\x00\xff"),
        Binary(b""),
        True,
        False,
        None,
        {"a", "b"},
        {1, Decimal("2.5")},
        {Binary(b"x"), Binary(b"")},
        [],
        {},
        [1, "a", [None], {"k": {"deep": [True]}}],
        {"k.with.dots": {"and spaces": 1}},
    ],
)
def test_value_is_read_as_written(put, get, value):
    put(a=value)
    assert get() == {"a": value}


@pytest.mark.parametrize(
    "text, shown",
    [
        ("1E+2", "100"),
        ("0.000", "0"),
        ("-0", "0"),
        ("0e1000", "0"),
        ("+3", "3"),
        (".5", "0.5"),
        ("0012.50", "12.5"),
        ("1.5e-7", "0.00000015"),
        ("1e125", "1" + "0" * 125),
        ("-9.99e125", "-999" + "0" * 123),
        ("1e-130", "0." + "0" * 129 + "1"),
        ("12345678901234567890123456789012345678", "12345678901234567890123456789012345678"),
        ("1234567890123456789012345678901234567800", "1234567890123456789012345678901234567800"),
    ],
)
def test_numbers_are_shown_in_plain_digits(client, simple, p, text, shown):
    client.put_item(TableName=simple.name, Item={"p": {"S": p}, "n": {"N": text}})
    item = client.get_item(TableName=simple.name, Key={"p": {"S": p}})["Item"]
    assert item["n"] == {"N": shown}


@pytest.mark.parametrize("text", ["1e126", "-1e126", "11e125"])
def test_too_large_numbers(client, simple, p, text):
    with invalid("Number overflow. Attempting to store a number with magnitude larger than supported range"):
        client.put_item(TableName=simple.name, Item={"p": {"S": p}, "n": {"N": text}})


@pytest.mark.parametrize("text", ["1e-131", "0.9e-130"])
def test_too_small_numbers(client, simple, p, text):
    with invalid("Number underflow. Attempting to store a number with magnitude smaller than supported range"):
        client.put_item(TableName=simple.name, Item={"p": {"S": p}, "n": {"N": text}})


def test_too_many_digits(client, simple, p):
    with invalid("Attempting to store more than 38 significant digits in a Number"):
        client.put_item(TableName=simple.name, Item={"p": {"S": p}, "n": {"N": "1." + "3" * 38}})


def test_sums_have_38_digits(client, simple, p):
    def total(one, two):
        client.update_item(
            TableName=simple.name,
            Key={"p": {"S": p}},
            UpdateExpression="SET n = :one + :two",
            ExpressionAttributeValues={":one": {"N": one}, ":two": {"N": two}},
        )
        return client.get_item(TableName=simple.name, Key={"p": {"S": p}})["Item"]["n"]["N"]

    assert total("1", "1e22") == "10000000000000000000001"
    assert total("0.1", "0.2") == "0.3"
    assert total("9" * 38, "1") == "1" + "0" * 38
    with invalid("Number overflow"):
        total("9e125", "9e125")
    with invalid("Number overflow"):
        total("1e50", "1")


@pytest.mark.parametrize(
    "value, message",
    [
        ({}, "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes"),
        ({"S": "a", "N": "1"}, "Supplied AttributeValue has more than one datatypes set"),
        ({"N": "NaN"}, "cannot be converted to a numeric value: NaN"),
        ({"N": " 1"}, "cannot be converted to a numeric value"),
        ({"N": ""}, "cannot be converted to a numeric value"),
        ({"SS": []}, "An string set  may not be empty"),
        ({"NS": []}, "An number set  may not be empty"),
        ({"BS": []}, "Binary sets should not be empty"),
        ({"SS": ["a", "a"]}, r"Input collection \[a, a\] contains duplicates"),
        ({"NS": ["1", "1.0"]}, "Input collection contains duplicates"),
        ({"NULL": False}, "Null attribute value types must have the value of true"),
        ({"L": [{}]}, "Supplied AttributeValue is empty"),
        ({"M": {"": {"S": "a"}}}, "Empty attribute name"),
    ],
)
def test_what_is_no_value(client, simple, p, get, value, message):
    with invalid(message):
        client.put_item(TableName=simple.name, Item={"p": {"S": p}, "a": value})
    with invalid(message):
        client.update_item(
            TableName=simple.name,
            Key={"p": {"S": p}},
            UpdateExpression="SET a = :v",
            ExpressionAttributeValues={":v": value},
        )
    assert get() is None


def nested(levels):
    value = {"N": "1"}
    for _ in range(levels):
        value = {"M": {"a": value}}
    return value


def test_32_levels_of_nesting(client, simple, p):
    client.put_item(TableName=simple.name, Item={"p": {"S": p}, "a": nested(31)})
    with invalid("nested levels beyond supported limit"):
        client.put_item(TableName=simple.name, Item={"p": {"S": p}, "a": nested(32)})
    with invalid("Nesting Levels have exceeded supported limits"):
        client.update_item(
            TableName=simple.name,
            Key={"p": {"S": p}},
            UpdateExpression="SET a.a.b = :v",
            ExpressionAttributeValues={":v": nested(30)},
        )


@pytest.mark.parametrize("value", [{"N": 1}, {"S": 1}, {"BOOL": "true"}, {"SS": "a"}, {"M": []}, {"L": {}}])
def test_values_of_another_shape(simple, p, value):
    from test_protocol import post

    answer = post("PutItem", {"TableName": simple.name, "Item": {"p": {"S": p}, "a": value}})
    assert answer.status == 400
    assert answer.json["__type"].endswith("#SerializationException")


@pytest.mark.parametrize("text", ["YQ", "YQ=", "Y", "Y!==", "=YQ="])
def test_what_is_no_base64(simple, p, text):
    from test_protocol import post

    answer = post("PutItem", {"TableName": simple.name, "Item": {"p": {"S": p}, "a": {"B": text}}})
    assert answer.status == 400
    assert answer.json["__type"].endswith("#SerializationException")


@pytest.mark.parametrize("key", ["", None, 3, b"x"])
def test_keys_of_another_type_or_empty(simple, key):
    with failing("ValidationException"):
        simple.put_item(Item={"p": key})
    with failing("ValidationException"):
        simple.get_item(Key={"p": key})


def test_sets_are_shown_in_their_order(client, simple, p):
    client.put_item(
        TableName=simple.name,
        Item={
            "p": {"S": p},
            "texts": {"SS": ["z", "\U0001f600", "a", "\uff5e", ""]},
            "numbers": {"NS": ["10", "9", "-1", "1E2"]},
            "bytes": {"BS": [b"\xff", b"ab", b"a"]},
        },
    )
    shown = client.get_item(TableName=simple.name, Key={"p": {"S": p}})["Item"]
    assert shown["texts"] == {"SS": ["", "a", "z", "\uff5e", "\U0001f600"]}
    assert shown["numbers"] == {"NS": ["-1", "9", "10", "100"]}
    assert shown["bytes"] == {"BS": [b"a", b"ab", b"\xff"]}


@pytest.mark.parametrize("text, size", [("", 0), ("abc", 3), ("é€", 2), ("é\U0001d11e", 3)])
def test_size_of_a_text_in_utf_16(put, simple, p, text, size):
    put(text=text)
    simple.put_item(
        Item={"p": p},
        ConditionExpression="size(#t) = :size",
        ExpressionAttributeNames={"#t": "text"},
        ExpressionAttributeValues={":size": size},
    )
