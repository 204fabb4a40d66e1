"""Conditions of writes and filters: operators, functions, paths, precedence and their mistakes."""

from decimal import Decimal

import pytest

from conftest import failing, invalid, used

ITEM = {
    "one": 1,
    "two": 2,
    "cat": "cat",
    "dog": "dog",
    "bin": b"cat",
    "yes": True,
    "nothing": None,
    "animals": {"cat", "dog"},
    "numbers": {1, 2},
    "elements": [1, "cat", [7]],
    "doc": {"x": 1, "y": [-1, 2, {"z": "deep"}]},
}
VALUES = {":one": 1, ":two": 2, ":s": "ca", ":b": b"ca", ":l": [1], ":n": "N", ":empty": ""}


def try_condition(table, key, expression, **more):
    values = used(VALUES, expression)
    if values:
        more["ExpressionAttributeValues"] = values
    table.delete_item(Key=key, ConditionExpression=expression, **more)


@pytest.mark.parametrize(
    "expression",
    [
        "one = :one",
        ":one = one",
        "one <> two",
        "one <> absent",
        "absent <> gone",
        "one < two",
        "cat < dog",
        "bin > :b",
        "two >= one and two <= two2 or one <= :one",
        "two BETWEEN one AND :two",
        "one IN (cat, :two, :one)",
        "attribute_exists(doc.y[2].z)",
        "attribute_not_exists(doc.y[3])",
        "attribute_type(one, :n)",
        "begins_with(cat, :s)",
        "begins_with(cat, :empty)",
        "begins_with(bin, :b)",
        "contains(cat, :s)",
        "contains(animals, cat)",
        "contains(numbers, :two)",
        "contains(elements, elements[2])",
        "size(cat) = size(dog)",
        "size(elements) > :two",
        "doc.x < doc.y[1]",
        "NOT two < one",
        "not not one = :one",
        "one = :one OR one = :two AND two = :one",
        "(one = :two OR two = :two) AND NOT (cat = dog)",
        "two between one and :two and one = :one",
    ],
)
def test_condition_holds(simple, put, get, expression):
    key = put(**ITEM)
    try_condition(simple, key, expression)
    assert get() is None


@pytest.mark.parametrize(
    "expression",
    [
        "one = :two",
        "one = cat",
        "absent = :one",
        "absent = gone",
        "one < cat",
        "elements < :two",
        "absent < :one",
        "one BETWEEN cat AND dog",
        "one IN (:two, cat)",
        "attribute_exists(absent)",
        "begins_with(one, :s)",
        "contains(doc, :one)",
        "contains(animals, numbers)",
        "size(one) = :one",
        "size(yes) < :two",
        "NOT one = :one",
        "one = :one AND two = :one",
    ],
)
def test_condition_fails_and_changes_nothing(simple, put, get, expression):
    key = put(**ITEM)
    with failing("ConditionalCheckFailedException"):
        try_condition(simple, key, expression)
    assert get() == ITEM


@pytest.mark.parametrize(
    "expression, message",
    [
        ("", "Invalid ConditionExpression: The expression can not be empty;"),
        ("one = ", 'Syntax error; token: "<EOF>", near: "="'),
        ("one != two", 'Syntax error; token: "!", near: "one !="'),
        ("one", 'Syntax error; token: "<EOF>", near: "one"'),
        ("one IN ()", r'Syntax error; token: "\)", near: "\(\)"'),
        ("((one = two))", "The expression has redundant parentheses;"),
        ("name = :one", "Attribute name is a reserved keyword; reserved keyword: name"),
        ("dog(one)", "Invalid function name; function: dog"),
        ("size(one)", "The function is not allowed to be used this way in an expression; function: size"),
        ("if_not_exists(one, two) = two", "The function is not allowed in a condition expression"),
        ("size(one, two) = two", "operator or function: size, number of operands: 2"),
        ("attribute_exists(:one)", "Operator or function requires a document path"),
        ("one < :l", "Incorrect operand type for operator or function; operator or function: <, operand type: L"),
        ("begins_with(cat, :one)", "operator or function: begins_with, operand type: N"),
        ("one BETWEEN :two AND :one", "The BETWEEN operator requires upper bound to be greater than or equal"),
        ("one BETWEEN :one AND :s", "The BETWEEN operator requires same data type"),
        ("attribute_type(one, :s)", "Invalid attribute type name found; type: ca"),
        ("contains(cat, cat)", "The first operand must be distinct from the remaining operands"),
        ("#x = one", "An expression attribute name used in the document path is not defined; attribute name: #x"),
        ("one = :undefined", "An expression attribute value used in expression is not defined; attribute value: :undef"),
    ],
)
def test_invalid_condition(simple, put, get, expression, message):
    key = put(**ITEM)
    with invalid(message):
        try_condition(simple, key, expression)
    assert get() == ITEM


def test_condition_on_no_item(simple, p, get):
    with failing("ConditionalCheckFailedException"):
        simple.put_item(Item={"p": p}, ConditionExpression="attribute_exists(p)")
    simple.put_item(Item={"p": p, "a": 1}, ConditionExpression="attribute_not_exists(p)")
    with failing("ConditionalCheckFailedException"):
        simple.put_item(Item={"p": p}, ConditionExpression="attribute_not_exists(p)")
    assert get() == {"a": 1}


def test_placeholders_of_names(simple, put, get):
    key = put(**{"and": {"or": 2}, "a.b": 3})
    try_condition(
        simple,
        key,
        "#a.#o = :two AND #dots > :two",
        ExpressionAttributeNames={"#a": "and", "#o": "or", "#dots": "a.b"},
    )
    assert get() is None


@pytest.mark.parametrize(
    "more, message",
    [
        ({"ExpressionAttributeNames": {"#b": "x"}}, "ExpressionAttributeNames unused in expressions: keys: {#b}"),
        ({"ExpressionAttributeValues": {":x": 1}}, "ExpressionAttributeValues unused in expressions: keys: {:x}"),
        ({"ExpressionAttributeNames": {"b": "x"}}, 'ExpressionAttributeNames contains invalid key: Syntax error; key: "b"'),
        ({"ExpressionAttributeNames": {}}, "ExpressionAttributeNames must not be empty"),
        ({"ExpressionAttributeValues": {}}, "ExpressionAttributeValues must not be empty"),
        ({"Expected": {"a": {"Exists": False}}}, "Can not use both expression and non-expression parameters"),
    ],
)
def test_unused_and_malformed_placeholders(simple, p, more, message):
    with invalid(message):
        simple.put_item(Item={"p": p}, ConditionExpression="attribute_not_exists(p)", **more)


def test_placeholders_without_expression(simple, p):
    with invalid("ExpressionAttributeNames can only be specified when using expressions"):
        simple.put_item(Item={"p": p}, ExpressionAttributeNames={"#a": "a"})
    with invalid("ExpressionAttributeValues can only be specified when using expressions: ConditionExpression is null"):
        simple.put_item(Item={"p": p}, ExpressionAttributeValues={":a": 1})
    with invalid("UpdateExpression and ConditionExpression are null"):
        simple.update_item(Key={"p": p}, ExpressionAttributeValues={":a": 1})


def test_sets_are_equal_in_any_order(simple, p):
    simple.put_item(Item={"p": p, "a": {"dog", "eel"}})
    simple.update_item(Key={"p": p}, UpdateExpression="ADD a :more", ExpressionAttributeValues={":more": {"ant", "cat"}})
    simple.delete_item(
        Key={"p": p},
        ConditionExpression="a = :all",
        ExpressionAttributeValues={":all": {"ant", "cat", "dog", "eel"}},
    )


def test_order_of_bytes_and_code_points(simple, put, get):
    key = put(low=b"\x7f", high=b"\x80", bmp="\ufffd", astral="\U0001f600")
    try_condition(simple, key, "low < high AND bmp < astral")
    assert get() is None


def test_limits_of_expressions(simple, put):
    key = put(a=1)
    for expression in [
        "a = :one" + " " * 4088,
        "a = :one" + " OR a = :one" * 149,
        "a IN (" + ",".join(["b"] * 99 + [":one"]) + ")",
    ]:
        simple.put_item(Item={**key, "a": 1}, ConditionExpression=expression, ExpressionAttributeValues={":one": 1})
    with invalid("Expression size has exceeded the maximum allowed size; expression size: 4097"):
        try_condition(simple, key, "a = :one" + " " * 4089)
    with invalid("The expression contains too many operators; operator count: 301"):
        try_condition(simple, key, "a = :one" + " OR a = :one" * 150)
    with invalid("The IN operator is provided with too many operands; number of operands: 101"):
        try_condition(simple, key, "a IN (" + ",".join(["b"] * 101) + ")")
    with invalid("too many nesting levels; nesting levels: 33"):
        try_condition(simple, key, "a" + ".b" * 32 + " = :one")
    for deep in ["(" * 4000, "(" * 2000 + "a<b" + ")" * 2000, "not " * 1000 + "a<b", "a < " + "f(" * 1300 + "b" + ")" * 1300]:
        with invalid("ConditionExpression"):
            try_condition(simple, key, deep)


def test_numbers_compare_by_value(simple, put, get):
    key = put(a=Decimal("10"), b=Decimal("9.5"))
    try_condition(simple, key, "b < a")
    assert get() is None
