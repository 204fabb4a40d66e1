"""Query and Scan: key conditions, filters, projections, order and pages."""

from boto3.dynamodb.types import Binary
import pytest

from conftest import everything, invalid, make_table, unique, used


@pytest.fixture(scope="module")
def twelve(ranged):
    p = unique("p")
    items = [{"p": p, "c": number, "even": number % 2 == 0, "doc": {"n": [number]}} for number in range(12)]
    with ranged.batch_writer() as batch:
        for item in items:
            batch.put_item(item)
        batch.put_item({"p": unique("other"), "c": 5})
    return p, items


@pytest.mark.parametrize(
    "condition, values, chosen",
    [
        ("p = :p", {}, range(12)),
        ("p = :p AND c = :a", {":a": 3}, [3]),
        (":a = c and :p = p", {":a": 3}, [3]),
        ("(p = :p) AND (c < :a)", {":a": 2}, [0, 1]),
        ("p = :p AND :a < c", {":a": 9}, [10, 11]),
        ("p = :p AND c >= :a", {":a": 10}, [10, 11]),
        ("p = :p AND c BETWEEN :a AND :b", {":a": 3, ":b": 5}, [3, 4, 5]),
        ("p = :p AND c > :a", {":a": 99}, []),
    ],
)
def test_key_condition(ranged, twelve, condition, values, chosen):
    p, items = twelve
    parameters = {"KeyConditionExpression": condition, "ExpressionAttributeValues": {":p": p, **values}}
    found, _ = everything(ranged.query, **parameters)
    assert found == [items[number] for number in chosen]
    found, _ = everything(ranged.query, ScanIndexForward=False, **parameters)
    assert found == [items[number] for number in reversed(list(chosen))]


@pytest.mark.parametrize(
    "condition, message",
    [
        ("", "Invalid KeyConditionExpression: The expression can not be empty;"),
        ("p", "Invalid KeyConditionExpression: Syntax error"),
        ("p = :p OR c = :n", "Invalid operator used in KeyConditionExpression: OR"),
        ("NOT p = :p", "Invalid operator used in KeyConditionExpression: NOT"),
        ("p = :p AND c <> :n", "Invalid operator used in KeyConditionExpression: <>"),
        ("p = :p AND c IN (:n)", "Invalid operator used in KeyConditionExpression: IN"),
        ("p = :p AND attribute_exists(c)", "Invalid operator used in KeyConditionExpression: attribute_exists"),
        ("p = :p AND p = :p", "must only contain one condition per key"),
        ("p = :p AND a.b = :n", "nested attributes"),
        ("p = c", "Multiple attribute names used in one condition"),
        (":p = :n", "No key attribute specified"),
        ("c = :n", "Query condition missed key schema element: p"),
        ("p = :p AND a = :n", "Query condition missed key schema element: c"),
        ("p < :p", "Query key condition not supported"),
        ("p = :n", "Condition parameter type does not match schema type"),
        ("p = :p AND begins_with(c, :p)", "begins_with"),
        ("p = :empty", "empty string value. Key: p"),
    ],
)
def test_invalid_key_condition(ranged, condition, message):
    values = {":p": "p", ":n": 1, ":empty": ""}
    with invalid(message):
        ranged.query(
            KeyConditionExpression=condition,
            ExpressionAttributeValues=used(values, condition) or {":p": 1},
        )


def test_query_needs_a_key_condition(ranged):
    with invalid("Either the KeyConditions or KeyConditionExpression parameter must be specified in the request"):
        ranged.query(FilterExpression="a = :a", ExpressionAttributeValues={":a": 1})


def test_prefixes(resource, named):
    p = unique("p")
    names = ["", "a", "ab", "abc", "b", "ÿ", "ÿÿ", "ÿa", "\U0010ffff", "\U0010ffffx"]
    with named.batch_writer() as batch:
        for name in names[1:]:
            batch.put_item({"p": p, "c": name})
    for prefix in ["a", "ab", "ÿ", "\U0010ffff", "x"]:
        found = named.query(
            KeyConditionExpression="p = :p AND begins_with(c, :c)", ExpressionAttributeValues={":p": p, ":c": prefix}
        )["Items"]
        assert [item["c"] for item in found] == sorted(name for name in names if name.startswith(prefix))


def test_binary_range_keys(resource):
    table = make_table(resource, "p:S c:B")
    keys = [b"\x00", b"\x00\x00", b"\x00\x01", b"\x7f", b"\x80", b"\xff", b"\xff\x00", b"\xff\xff"]
    for key in reversed(keys):
        table.put_item(Item={"p": "p", "c": key})

    def found(condition, **values):
        answer = table.query(
            KeyConditionExpression="p = :p" + condition,
            ExpressionAttributeValues={":p": "p", **{":" + name: value for name, value in values.items()}},
        )
        return [item["c"] for item in answer["Items"]]

    assert found("") == [Binary(key) for key in keys]
    assert found(" AND c < :a", a=b"\x80") == [Binary(key) for key in keys[:4]]
    assert found(" AND begins_with(c, :a)", a=b"\xff") == [Binary(key) for key in keys[5:]]
    assert found(" AND c BETWEEN :a AND :b", a=b"\x00\x00", b=b"\x7f") == [Binary(key) for key in keys[1:4]]
    table.delete()


def test_number_range_keys_are_ordered_by_value(client, ranged):
    p = {"S": unique("p")}
    numbers = ["-1e125", "-10", "-9.5", "-1e-130", "0", "1e-130", "0.5", "9", "10", "1e125"]
    for number in reversed(numbers):
        client.put_item(TableName=ranged.name, Item={"p": p, "c": {"N": number}, "text": {"S": number}})
    found = client.query(
        TableName=ranged.name, KeyConditionExpression="p = :p", ExpressionAttributeValues={":p": p}
    )["Items"]
    assert [item["text"]["S"] for item in found] == numbers


def test_filter_counts_and_pages(ranged, twelve):
    p, items = twelve
    parameters = dict(
        KeyConditionExpression="p = :p",
        FilterExpression="even = :yes",
        ExpressionAttributeValues={":p": p, ":yes": True},
    )
    page = ranged.query(**parameters)
    assert (page["Count"], page["ScannedCount"]) == (6, 12)
    assert page["Items"] == [item for item in items if item["even"]]
    counted = ranged.query(Select="COUNT", **parameters)
    assert (counted["Count"], counted["ScannedCount"]) == (6, 12)
    assert "Items" not in counted
    # Limit counts what was read; only another page tells that nothing follows the last item.
    found, pages = everything(ranged.query, Limit=1, **parameters)
    assert found == page["Items"]
    assert pages == 13


@pytest.mark.parametrize("limit", [1, 5, 12, 13])
@pytest.mark.parametrize("forward", [True, False])
def test_pages_of_a_query(ranged, twelve, limit, forward):
    p, items = twelve
    found, _ = everything(
        ranged.query,
        KeyConditionExpression="p = :p",
        ExpressionAttributeValues={":p": p},
        Limit=limit,
        ScanIndexForward=forward,
    )
    assert found == (items if forward else items[::-1])


def test_filter_refuses_keys_in_queries_only(ranged, twelve):
    p, items = twelve
    for expression in ["p = :p", "c > :n AND p = :p", "size(c) = :n AND p = :p"]:
        with invalid("Filter Expression can only contain non-primary key attributes: Primary key attribute: [pc]"):
            ranged.query(
                KeyConditionExpression="p = :p",
                FilterExpression=expression,
                ExpressionAttributeValues={":p": p, **({":n": 3} if ":n" in expression else {})},
            )
    found, _ = everything(
        ranged.scan, FilterExpression="p = :p AND c < :n", ExpressionAttributeValues={":p": p, ":n": 3}
    )
    assert sorted(item["c"] for item in found) == [0, 1, 2]


def test_projection(ranged, twelve):
    p, items = twelve
    found, _ = everything(
        ranged.query,
        KeyConditionExpression="p = :p",
        FilterExpression="even = :yes",
        ProjectionExpression="#d.n[0], c",
        ExpressionAttributeNames={"#d": "doc"},
        ExpressionAttributeValues={":p": p, ":yes": False},
    )
    assert found == [{"c": item["c"], "doc": item["doc"]} for item in items if not item["even"]]


@pytest.mark.parametrize(
    "projection, shown",
    [
        ("a", {"a": {"b": [2, 4, {"x": "hi"}]}}),
        ("a.b[0], a.b[2].x", {"a": {"b": [2, {"x": "hi"}]}}),
        ("a.b[2], a.b[1]", {"a": {"b": [4, {"x": "hi"}]}}),
        ("gone, a.gone, a.b[9], c[0]", {}),
        ("gone", {}),
    ],
)
def test_projection_of_nested_values(simple, put, projection, shown):
    key = put(a={"b": [2, 4, {"x": "hi"}]}, c=5)
    assert simple.get_item(Key=key, ProjectionExpression=projection)["Item"] == shown


@pytest.mark.parametrize(
    "projection, message",
    [
        ("", "Invalid ProjectionExpression: The expression can not be empty;"),
        ("a,", "Syntax error"),
        ("a, a.b", r"overlap with each other; .*path one: \[a\], path two: \[a, b\]"),
        ("a.b, a[1]", r"conflict with each other; .*path one: \[a, b\], path two: \[a, \[1\]\]"),
        ("name", "reserved keyword: name"),
    ],
)
def test_invalid_projection(simple, p, projection, message):
    with invalid(message):
        simple.get_item(Key={"p": p}, ProjectionExpression=projection)


@pytest.fixture(scope="module")
def hundred(resource):
    table = make_table(resource, "p:S c:N")
    items = [{"p": str(number // 10), "c": number, "text": "x" * 100} for number in range(100)]
    with table.batch_writer() as batch:
        for item in items:
            batch.put_item(item)
    yield table, items
    table.delete()


def by_number(items):
    return sorted(items, key=lambda item: item["c"])


@pytest.mark.parametrize("limit", [None, 1, 7, 100, 1000])
def test_scan(hundred, limit):
    table, items = hundred
    found, _ = everything(table.scan, **({"Limit": limit} if limit else {}))
    assert by_number(found) == items


def test_parallel_scan(hundred):
    table, items = hundred
    found = []
    for segment in range(4):
        found += everything(table.scan, Segment=segment, TotalSegments=4, Limit=3)[0]
    assert by_number(found) == items


@pytest.mark.parametrize(
    "parameters",
    [
        {"Segment": 1},
        {"TotalSegments": 2},
        {"Segment": 2, "TotalSegments": 2},
        {"Segment": -1, "TotalSegments": 2},
        {"Limit": 0},
        {"Select": "SOME"},
        {"Select": "SPECIFIC_ATTRIBUTES"},
        {"Select": "ALL_PROJECTED_ATTRIBUTES"},
        {"Select": "COUNT", "ProjectionExpression": "c"},
        {"ExclusiveStartKey": {"p": "1"}},
        {"ExclusiveStartKey": {"p": 1, "c": 1}},
        {"IndexName": "no-such-index"},
    ],
)
def test_invalid_scan(hundred, parameters):
    with invalid(""):
        hundred[0].scan(**parameters)


def test_pages_end_at_1_mb(resource):
    table = make_table(resource, "p:S c:N")
    for number in range(12):
        table.put_item(Item={"p": "p", "c": number, "text": "x" * 200_000})
    parameters = dict(KeyConditionExpression="p = :p", ExpressionAttributeValues={":p": "p"})
    first = table.query(**parameters)
    assert 5 <= first["Count"] <= 6
    assert first["LastEvaluatedKey"] == {"p": "p", "c": first["Count"] - 1}
    found, pages = everything(table.query, **parameters)
    assert [item["c"] for item in found] == list(range(12))
    assert pages in (2, 3)
    assert len(everything(table.scan)[0]) == 12
    table.delete()


def test_start_after_a_key_that_is_gone(ranged):
    p = unique("p")
    for number in range(5):
        ranged.put_item(Item={"p": p, "c": number})
    parameters = dict(KeyConditionExpression="p = :p", ExpressionAttributeValues={":p": p})
    page = ranged.query(Limit=2, **parameters)
    ranged.delete_item(Key={"p": p, "c": 1})
    rest = ranged.query(ExclusiveStartKey=page["LastEvaluatedKey"], **parameters)["Items"]
    assert [item["c"] for item in rest] == [2, 3, 4]
