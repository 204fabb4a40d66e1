"""Sizes of items, keys and names."""

import pytest

from conftest import failing, invalid

LARGEST = 400 * 1024


def test_items_of_400_kb(simple, p):
    size = len("p") + len(p) + len("text")
    simple.put_item(Item={"p": p, "text": "x" * (LARGEST - size)})
    assert len(simple.get_item(Key={"p": p})["Item"]["text"]) == LARGEST - size
    with invalid("Item size has exceeded the maximum allowed size"):
        simple.put_item(Item={"p": p, "text": "x" * (LARGEST - size + 1)})
    with invalid("Item size to update has exceeded the maximum allowed size"):
        simple.update_item(Key={"p": p}, UpdateExpression="SET a = :a", ExpressionAttributeValues={":a": "x"})


@pytest.mark.parametrize("make", [lambda size: "x" * size, lambda size: b"x" * size])
def test_keys(resource, make):
    from conftest import make_table

    kind = "S" if isinstance(make(1), str) else "B"
    table = make_table(resource, f"p:{kind} c:{kind}")
    table.put_item(Item={"p": make(2048), "c": make(1024)})
    assert "Item" in table.get_item(Key={"p": make(2048), "c": make(1024)})
    for key in [{"p": make(2049), "c": make(1)}, {"p": make(1), "c": make(1025)}]:
        with invalid("limit"):
            table.put_item(Item=key)
        with invalid("limit"):
            table.get_item(Key=key)
    table.delete()


def test_names_of_64_kb(simple, put, get, p):
    longest = "x" * 65_535
    put(**{longest: 1})
    simple.update_item(
        Key={"p": p},
        UpdateExpression="SET #n = #n + :one",
        ExpressionAttributeNames={"#n": longest},
        ExpressionAttributeValues={":one": 1},
    )
    assert get() == {longest: 2}
    too_long = longest + "x"
    with invalid("6553[56]"):
        put(**{too_long: 1})
    with invalid("6553[56]"):
        simple.get_item(Key={"p": p}, ProjectionExpression="#n", ExpressionAttributeNames={"#n": too_long})
    with invalid("6553[56]"):
        simple.get_item(Key={"p": p}, AttributesToGet=[too_long])
    with invalid("6553[56]"):
        simple.update_item(Key={"p": p}, AttributeUpdates={too_long: {"Value": 1}})


def test_placeholders_of_255_bytes(simple, p):
    simple.get_item(Key={"p": p}, ProjectionExpression="#" + "n" * 254, ExpressionAttributeNames={"#" + "n" * 254: "a"})
    with invalid("too long"):
        simple.get_item(
            Key={"p": p}, ProjectionExpression="#" + "n" * 255, ExpressionAttributeNames={"#" + "n" * 255: "a"}
        )


@pytest.mark.parametrize("key", [{}, {"a": "x"}, {"p": "x", "a": "y"}])
def test_keys_that_do_not_fit_the_schema(simple, key):
    with failing("ValidationException"):
        simple.get_item(Key=key)
    with failing("ValidationException"):
        simple.delete_item(Key=key)
    with failing("ValidationException"):
        simple.update_item(Key=key)
