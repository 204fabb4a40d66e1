"""UpdateExpression: each action, nested paths, and what is refused."""

import pytest

from conftest import failing, invalid, used

VALUES = {":n": 1, ":two": 2, ":s": "s", ":l": [1], ":ss": {"x", "y"}, ":ns": {1}, ":m": {"k": 1}, ":empty": ""}


def update(table, key, expression, **more):
    values = used(VALUES, expression)
    if values:
        more["ExpressionAttributeValues"] = values
    return table.update_item(Key=key, UpdateExpression=expression, **more)


@pytest.mark.parametrize(
    "before, expression, after",
    [
        ({}, "SET a = :n", {"a": 1}),
        ({}, "set a=:n , b = :s", {"a": 1, "b": "s"}),
        ({"a": "v"}, "SET b = a REMOVE a", {"b": "v"}),
        ({"a": 1, "b": 2}, "SET a = b, b = a", {"a": 2, "b": 1}),
        ({"a": 5}, "SET a = a + :n", {"a": 6}),
        ({"a": 5}, "SET b = :n - a", {"a": 5, "b": -4}),
        ({}, "SET a = if_not_exists(a, :n) + :two", {"a": 3}),
        ({"a": [0]}, "SET a = list_append(a, :l)", {"a": [0, 1]}),
        ({"a": [0]}, "SET a = list_append(:l, a)", {"a": [1, 0]}),
        ({}, "SET a = list_append(if_not_exists(a, :l), :l)", {"a": [1, 1]}),
        ({"a": {"b": 1}}, "SET a.c = :n", {"a": {"b": 1, "c": 1}}),
        ({"a": {"b": [0, {"c": 1}]}}, "SET a.b[1].c = :s", {"a": {"b": [0, {"c": "s"}]}}),
        ({"a": ["x", "y"]}, "SET a[1] = :n", {"a": ["x", 1]}),
        ({"a": ["x"]}, "SET a[84] = :n, a[37] = :two, a[17] = :s", {"a": ["x", "s", 2, 1]}),
        ({"a": [0, 1, 2, 3]}, "REMOVE a[1] SET a[3] = :s", {"a": [0, 2, "s"]}),
        ({"a": [0, 1, 2, 3]}, "REMOVE a[0], a[2], a[9]", {"a": [1, 3]}),
        ({"a": {"b": 1}}, "REMOVE a.b, a.c, d", {"a": {}}),
        ({"a": [1]}, "REMOVE a[0]", {"a": []}),
        ({}, "ADD a :n", {"a": 1}),
        ({"a": 1}, "ADD a :two", {"a": 3}),
        ({}, "ADD a :ss", {"a": {"x", "y"}}),
        ({"a": {"x", "z"}}, "ADD a :ss", {"a": {"x", "y", "z"}}),
        ({"a": {"b": 1}}, "ADD a.b :n, a.c :n", {"a": {"b": 2, "c": 1}}),
        ({"a": {"x", "z"}}, "DELETE a :ss", {"a": {"z"}}),
        ({"a": {"x", "y"}}, "DELETE a :ss", {}),
        ({}, "SET a = :n DELETE b :ss", {"a": 1}),
        ({}, "SET a = :empty", {"a": ""}),
        ({"a": {"x": 3, "c": {}}, "b": {"y": 2}}, "SET a.b = :n, a.c.d = :s REMOVE a.x, b.y", {"a": {"b": 1, "c": {"d": "s"}}, "b": {}}),
    ],
)
def test_update(simple, put, get, before, expression, after):
    key = put(**before)
    update(simple, key, expression)
    assert get() == after


@pytest.mark.parametrize(
    "expression, message",
    [
        ("", "Invalid UpdateExpression: The expression can not be empty;"),
        ("SET a = :n SET b = :n", 'The "SET" section can only be used once in an update expression;'),
        ("HELLO a = :n", 'Syntax error; token: "HELLO", near: "HELLO a"'),
        ("SET a = :n + :n + :n", r'Syntax error; token: "\+"'),
        ("SET a[:n] = :n", 'Syntax error; token: ":n"'),
        ("SET _a = :n", 'Syntax error; token: "_"'),
        ("SET a = f(b)", "Invalid function name; function: f"),
        ("SET a = LIST_APPEND(:l, :l)", "Invalid function name; function: LIST_APPEND"),
        ("SET a = list_append(:l)", "operator or function: list_append, number of operands: 1"),
        ("SET a = list_append(list_append(:l, :l), :l)", "The function is not allowed to be used this way"),
        ("SET a = if_not_exists(:n, :n)", "Operator or function requires a document path"),
        ("SET a = :s + :n", r"operator or function: \+, operand type: S"),
        ("SET a = list_append(:l, :s)", "operator or function: list_append, operand type: S"),
        ("ADD a :s", "operator: ADD, operand type: STRING"),
        ("ADD a :l", "operator: ADD, operand type: LIST"),
        ("DELETE a :n", "operator: DELETE, operand type: NUMBER"),
        ("SET a = :n, a = :n", r"Two document paths overlap with each other; .*path one: \[a\], path two: \[a\]"),
        ("SET a.b = :n REMOVE a", r"overlap.*path one: \[a, b\], path two: \[a\]"),
        ("SET a.b = :n, a[1] = :n", r"conflict.*path one: \[a, b\], path two: \[a, \[1\]\]"),
        ("SET value = :n", "reserved keyword: value"),
        ("SET p = :n", "Cannot update attribute p. This attribute is part of the key"),
        ("REMOVE p", "Cannot update attribute p. This attribute is part of the key"),
        ("SET s.x = :n", "The document path provided in the update expression is invalid for update"),
        ("SET gone.x = :n", "The document path provided in the update expression is invalid for update"),
        ("REMOVE gone[0]", "The document path provided in the update expression is invalid for update"),
        ("SET a = gone", "The provided expression refers to an attribute that does not exist in the item"),
        ("SET a = :n, b = a", "The provided expression refers to an attribute that does not exist in the item"),
        ("SET a = s + :n", "An operand in the update expression has an incorrect data type"),
        ("ADD s :n", "An operand in the update expression has an incorrect data type"),
        ("DELETE s :ss", "An operand in the update expression has an incorrect data type"),
    ],
)
def test_refused_update(simple, put, get, expression, message):
    key = put(s="text")
    with invalid(message):
        update(simple, key, expression)
    assert get() == {"s": "text"}


def test_update_makes_an_item(simple, p, get):
    update(simple, {"p": p}, "SET a = :n")
    assert get() == {"a": 1}


def test_update_without_expression_makes_an_item(simple, p, get):
    simple.update_item(Key={"p": p})
    assert get() == {}


@pytest.mark.parametrize("expression", ["REMOVE a", "DELETE a :ss"])
def test_update_that_only_removes_makes_no_item(simple, p, get, expression):
    update(simple, {"p": p}, expression)
    assert get() is None


def test_condition_and_update_together(simple, put, get):
    key = put(a=1)
    with failing("ConditionalCheckFailedException"):
        update(simple, key, "SET a = :two", ConditionExpression="a = :two")
    update(simple, key, "SET a = :two", ConditionExpression="attribute_exists(a)")
    assert get() == {"a": 2}


def test_key_is_read_but_not_written(simple, p, get):
    simple.put_item(Item={"p": p})
    update(simple, {"p": p}, "SET a = p")
    assert get() == {"a": p}


def test_names_in_placeholders(simple, p, get):
    name = "3can include any character!.#="
    simple.update_item(
        Key={"p": p},
        UpdateExpression="SET #_1 = :_",
        ExpressionAttributeNames={"#_1": name},
        ExpressionAttributeValues={":_": 7},
    )
    assert get() == {name: 7}
