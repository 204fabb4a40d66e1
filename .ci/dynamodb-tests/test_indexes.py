"""Global and local secondary indexes: what is in them, what they show, what they refuse."""

import pytest

from conftest import everything, invalid, make_table, unique


def index(name, keys, projection="ALL", more=()):
    shown = {"ProjectionType": projection}
    if more:
        shown["NonKeyAttributes"] = list(more)
    return {
        "IndexName": name,
        "KeySchema": [
            {"AttributeName": key, "KeyType": kind} for key, kind in zip(keys.split(), ["HASH", "RANGE"])
        ],
        "Projection": shown,
    }


@pytest.fixture(scope="module")
def table(resource):
    table = make_table(
        resource,
        "p:S c:S",
        attributes="x:S y:N",
        GlobalSecondaryIndexes=[
            index("by-x", "x"),
            index("by-x-y", "x y"),
            index("keys-only", "x", "KEYS_ONLY"),
            index("some", "x", "INCLUDE", ["a"]),
        ],
        LocalSecondaryIndexes=[index("local", "p y"), index("local-keys", "p x", "KEYS_ONLY")],
    )
    yield table
    table.delete()


def query(table, index_name, **more):
    conditions = " AND ".join(f"{name} = :{name}" for name in more["key"])
    values = {f":{name}": value for name, value in more.pop("key").items()}
    return everything(
        table.query,
        IndexName=index_name,
        KeyConditionExpression=conditions,
        ExpressionAttributeValues=values,
        **more,
    )[0]


def test_items_appear_change_and_vanish(table):
    p, x = unique("p"), unique("x")
    table.put_item(Item={"p": p, "c": "1", "x": x, "a": 1})
    assert query(table, "by-x", key={"x": x}) == [{"p": p, "c": "1", "x": x, "a": 1}]
    table.update_item(
        Key={"p": p, "c": "1"}, UpdateExpression="SET a = :a", ExpressionAttributeValues={":a": 2}
    )
    assert query(table, "by-x", key={"x": x})[0]["a"] == 2
    table.update_item(
        Key={"p": p, "c": "1"}, UpdateExpression="SET x = :x", ExpressionAttributeValues={":x": x + "2"}
    )
    assert query(table, "by-x", key={"x": x}) == []
    assert len(query(table, "by-x", key={"x": x + "2"})) == 1
    table.delete_item(Key={"p": p, "c": "1"})
    assert query(table, "by-x", key={"x": x + "2"}) == []


def test_only_items_with_all_keys_are_indexed(table):
    p, x = unique("p"), unique("x")
    table.put_item(Item={"p": p, "c": "1", "x": x})
    table.put_item(Item={"p": p, "c": "2", "x": x, "y": 2})
    table.put_item(Item={"p": p, "c": "3", "y": 1})
    assert len(query(table, "by-x", key={"x": x})) == 2
    assert [item["c"] for item in query(table, "by-x-y", key={"x": x})] == ["2"]
    assert [item["c"] for item in query(table, "local", key={"p": p})] == ["3", "2"]
    table.update_item(Key={"p": p, "c": "2"}, UpdateExpression="REMOVE y")
    assert query(table, "by-x-y", key={"x": x}) == []


def test_projections(table):
    p, x = unique("p"), unique("x")
    item = {"p": p, "c": "1", "x": x, "a": 1, "b": 2}
    table.put_item(Item=item)
    assert query(table, "by-x", key={"x": x}) == [item]
    assert query(table, "keys-only", key={"x": x}) == [{"p": p, "c": "1", "x": x}]
    assert query(table, "some", key={"x": x}) == [{"p": p, "c": "1", "x": x, "a": 1}]
    assert query(table, "local-keys", key={"p": p, "x": x}) == [{"p": p, "c": "1", "x": x}]
    # A local index gets what it lacks from the table, a global one does not.
    assert query(table, "local-keys", key={"p": p, "x": x}, Select="ALL_ATTRIBUTES") == [item]
    assert query(table, "local-keys", key={"p": p, "x": x}, ProjectionExpression="b") == [{"b": 2}]
    assert query(table, "keys-only", key={"x": x}, Select="ALL_PROJECTED_ATTRIBUTES") == [{"p": p, "c": "1", "x": x}]
    with invalid("ALL_ATTRIBUTES"):
        query(table, "keys-only", key={"x": x}, Select="ALL_ATTRIBUTES")


def test_order_and_pages_of_equal_keys(table):
    p, x = unique("p"), unique("x")
    for number in range(10):
        table.put_item(Item={"p": p, "c": str(number), "x": x, "y": number // 4})
    whole = query(table, "by-x-y", key={"x": x})
    assert [int(item["y"]) for item in whole] == sorted(number // 4 for number in range(10))
    for limit in [1, 3, 10]:
        assert query(table, "by-x-y", key={"x": x}, Limit=limit) == whole
        assert query(table, "by-x-y", key={"x": x}, Limit=limit, ScanIndexForward=False) == whole[::-1]
    page = table.query(
        IndexName="by-x-y", KeyConditionExpression="x = :x", ExpressionAttributeValues={":x": x}, Limit=1
    )
    assert set(page["LastEvaluatedKey"]) == {"p", "c", "x", "y"}


def test_scan_of_an_index(table):
    x = unique("x")
    for number in range(5):
        table.put_item(Item={"p": unique("p"), "c": "1", "x": x, "y": number})
    for limit in [1, 100]:
        found, _ = everything(
            table.scan,
            IndexName="by-x-y",
            FilterExpression="x = :x",
            ExpressionAttributeValues={":x": x},
            Limit=limit,
        )
        assert sorted(int(item["y"]) for item in found) == list(range(5))


def test_what_indexes_refuse(table):
    with invalid("Consistent reads are not supported on global secondary indexes"):
        query(table, "by-x", key={"x": "x"}, ConsistentRead=True)
    assert query(table, "local", key={"p": "p"}, ConsistentRead=True) == []
    with invalid("The table does not have the specified index: gone"):
        query(table, "gone", key={"x": "x"})
    for wrong in [1, b"x", None, ["x"]]:
        with invalid("(mismatch|type)"):
            table.put_item(Item={"p": "p", "c": "c", "x": wrong})
        with invalid("(mismatch|type)"):
            table.update_item(
                Key={"p": "p", "c": "c"}, UpdateExpression="SET x = :x", ExpressionAttributeValues={":x": wrong}
            )
    with invalid("empty string value"):
        table.put_item(Item={"p": "p", "c": "c", "x": ""})
    with invalid("Query condition missed key schema element: x"):
        query(table, "by-x", key={"p": "p"})


def test_filter_refuses_keys_of_the_index_only(table):
    p, x = unique("p"), unique("x")
    table.put_item(Item={"p": p, "c": "1", "x": x})
    parameters = dict(IndexName="by-x", KeyConditionExpression="x = :x")
    values = {":x": x, ":p": p}
    assert table.query(FilterExpression="p = :p", ExpressionAttributeValues=values, **parameters)["Count"] == 1
    with invalid("Primary key attribute: x"):
        table.query(FilterExpression="x <> :p", ExpressionAttributeValues=values, **parameters)


def test_index_is_made_of_what_is_there_and_deleted(resource, client):
    table = make_table(resource, "p:S")
    for number in range(5):
        table.put_item(Item={"p": str(number), "x": "x" if number else 7})
    client.update_table(
        TableName=table.name,
        AttributeDefinitions=[{"AttributeName": "x", "AttributeType": "S"}],
        GlobalSecondaryIndexUpdates=[{"Create": index("by-x", "x")}],
    )
    wait_for_indexes(client, table.name)
    # The one whose attribute is of another type is left out.
    assert sorted(item["p"] for item in query(table, "by-x", key={"x": "x"})) == ["1", "2", "3", "4"]
    client.update_table(TableName=table.name, GlobalSecondaryIndexUpdates=[{"Delete": {"IndexName": "by-x"}}])
    wait_for_indexes(client, table.name)
    assert "GlobalSecondaryIndexes" not in client.describe_table(TableName=table.name)["Table"]
    table.put_item(Item={"p": "0", "x": 7})
    table.delete()


def wait_for_indexes(client, name):
    while True:
        indexes = client.describe_table(TableName=name)["Table"].get("GlobalSecondaryIndexes", [])
        if all(index["IndexStatus"] == "ACTIVE" for index in indexes):
            return


def test_keys_of_several_attributes(resource):
    schema = [("h1", "HASH"), ("h2", "HASH"), ("r1", "RANGE"), ("r2", "RANGE")]
    table = make_table(
        resource,
        "p:S",
        attributes="h1:S h2:N r1:N r2:S",
        GlobalSecondaryIndexes=[
            {
                "IndexName": "wide",
                "KeySchema": [{"AttributeName": name, "KeyType": kind} for name, kind in schema],
                "Projection": {"ProjectionType": "ALL"},
            }
        ],
    )
    for number in range(8):
        table.put_item(Item={"p": str(number), "h1": "h", "h2": 1, "r1": number // 4, "r2": str(number)})
    table.put_item(Item={"p": "without", "h1": "h", "h2": 1, "r1": 1})

    def found(condition, **values):
        answer = table.query(
            IndexName="wide",
            KeyConditionExpression=condition,
            ExpressionAttributeValues={":" + name: value for name, value in values.items()},
        )
        return "".join(item["p"] for item in answer["Items"])

    assert found("h1 = :a AND h2 = :b", a="h", b=1) == "01234567"
    assert found("h1 = :a AND h2 = :b AND r1 = :c", a="h", b=1, c=1) == "4567"
    assert found("r2 > :d AND h1 = :a AND r1 = :c AND h2 = :b", a="h", b=1, c=1, d="5") == "67"
    for condition in ["h1 = :a", "h1 = :a AND h2 > :b", "h1 = :a AND h2 = :b AND r2 = :a"]:
        with invalid(""):
            values = {"a": "h", **({"b": 1} if ":b" in condition else {})}
            found(condition, **values)
    table.delete()
