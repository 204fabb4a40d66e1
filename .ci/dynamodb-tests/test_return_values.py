"""ReturnValues, ReturnValuesOnConditionCheckFailure and ReturnConsumedCapacity."""

import pytest
from botocore.exceptions import ClientError

from conftest import failing, make_table


def attributes(answer):
    return answer.get("Attributes")


def test_put_and_delete(simple, put, p):
    key = {"p": p}
    assert attributes(simple.put_item(Item={**key, "a": 1}, ReturnValues="ALL_OLD")) is None
    assert attributes(simple.put_item(Item={**key, "a": 2}, ReturnValues="ALL_OLD")) == {**key, "a": 1}
    assert attributes(simple.put_item(Item={**key, "a": 3}, ReturnValues="NONE")) is None
    assert attributes(simple.delete_item(Key=key, ReturnValues="ALL_OLD")) == {**key, "a": 3}
    assert attributes(simple.delete_item(Key=key, ReturnValues="ALL_OLD")) is None
    for kind in ["ALL_NEW", "UPDATED_OLD", "none", "DOG"]:
        with failing("ValidationException"):
            simple.put_item(Item=key, ReturnValues=kind)
        with failing("ValidationException"):
            simple.delete_item(Key=key, ReturnValues=kind)


@pytest.mark.parametrize(
    "kind, expression, returned",
    [
        ("NONE", "SET a = :x", None),
        ("ALL_OLD", "SET a = :x", {"a": "old", "d": {"e": 1, "l": [1, 2, 3]}}),
        ("ALL_NEW", "SET a = :x REMOVE d", {"a": "x"}),
        ("UPDATED_OLD", "SET a = :x, b = :x", {"a": "old"}),
        ("UPDATED_OLD", "SET b = :x", None),
        ("UPDATED_OLD", "REMOVE a", {"a": "old"}),
        ("UPDATED_OLD", "SET d.l[1] = :x, d.e = :x", {"d": {"e": 1, "l": [2]}}),
        ("UPDATED_NEW", "SET a = :x, b = :x", {"a": "x", "b": "x"}),
        ("UPDATED_NEW", "REMOVE a", None),
        ("UPDATED_NEW", "SET d.new1 = :x", {"d": {"new1": "x"}}),
        ("UPDATED_NEW", "SET d.l[1] = :x", {"d": {"l": ["x"]}}),
        ("UPDATED_NEW", "SET d.l[100] = :x", None),
        ("UPDATED_NEW", "REMOVE d.l[1]", {"d": {"l": [3]}}),
    ],
)
def test_update(simple, put, p, kind, expression, returned):
    key = put(a="old", d={"e": 1, "l": [1, 2, 3]})
    values = {"ExpressionAttributeValues": {":x": "x"}} if ":x" in expression else {}
    answer = simple.update_item(Key=key, UpdateExpression=expression, ReturnValues=kind, **values)
    if returned is not None and kind.startswith("ALL"):
        returned = {**key, **returned}
    assert attributes(answer) == returned


def test_item_on_failed_condition(simple, put, p):
    key = {"p": p}
    condition = dict(ConditionExpression="a = :a", ExpressionAttributeValues={":a": 2})

    def failure(call, **parameters):
        with pytest.raises(ClientError, match="ConditionalCheckFailedException") as failed:
            call(**parameters, **condition)
        return failed.value.response.get("Item")

    calls = [(simple.put_item, {"Item": key}), (simple.delete_item, {"Key": key}), (simple.update_item, {"Key": key})]
    for call, parameters in calls:
        assert failure(call, ReturnValuesOnConditionCheckFailure="ALL_OLD", **parameters) is None
    put(a=1)
    for call, parameters in calls:
        assert failure(call, ReturnValuesOnConditionCheckFailure="ALL_OLD", **parameters) == {
            "p": {"S": p},
            "a": {"N": "1"},
        }
        assert failure(call, ReturnValuesOnConditionCheckFailure="NONE", **parameters) is None
        assert failure(call, **parameters) is None


def units(answer):
    return answer["ConsumedCapacity"]["CapacityUnits"]


def test_capacity_of_reads(simple, put, p):
    total = dict(ReturnConsumedCapacity="TOTAL")
    key = put()
    assert units(simple.get_item(Key={"p": p + "gone"}, **total)) == 0.5
    assert units(simple.get_item(Key=key, **total)) == 0.5
    assert units(simple.get_item(Key=key, ConsistentRead=True, **total)) == 1
    # 4096 bytes are one unit, names included.
    size = len("p") + len(p) + len("text")
    put(text="x" * (4096 - size))
    assert units(simple.get_item(Key=key, ConsistentRead=True, **total)) == 1
    put(text="x" * (4097 - size))
    assert units(simple.get_item(Key=key, ConsistentRead=True, **total)) == 2
    assert units(simple.get_item(Key=key, **total)) == 1
    answer = simple.get_item(Key=key, **total)
    assert answer["ConsumedCapacity"]["TableName"] == simple.name
    assert "ConsumedCapacity" not in simple.get_item(Key=key)
    assert "ConsumedCapacity" not in simple.get_item(Key=key, ReturnConsumedCapacity="NONE")


def test_capacity_of_writes(simple, put, p):
    total = dict(ReturnConsumedCapacity="TOTAL")
    size = len("p") + len(p) + len("text")
    assert units(simple.put_item(Item={"p": p}, **total)) == 1
    assert units(simple.put_item(Item={"p": p, "text": "x" * (1024 - size)}, **total)) == 1
    assert units(simple.put_item(Item={"p": p, "text": "x" * (2049 - size)}, **total)) == 3
    # The larger of what was and what is.
    assert units(simple.put_item(Item={"p": p}, **total)) == 3
    assert units(simple.delete_item(Key={"p": p}, **total)) == 1
    assert units(simple.delete_item(Key={"p": p}, **total)) == 1


def test_capacity_of_queries(ranged, p):
    for number in range(10):
        ranged.put_item(Item={"p": p, "c": number, "text": "x" * 1000})
    answer = ranged.query(
        KeyConditionExpression="p = :p", ExpressionAttributeValues={":p": p}, ReturnConsumedCapacity="TOTAL"
    )
    # About 10.5 KB, rounded up as a whole, half of it for reads that may be stale.
    assert units(answer) == 1.5


def test_capacity_by_index(resource):
    table = make_table(
        resource,
        "p:S",
        attributes="x:S",
        GlobalSecondaryIndexes=[
            {
                "IndexName": "by-x",
                "KeySchema": [{"AttributeName": "x", "KeyType": "HASH"}],
                "Projection": {"ProjectionType": "KEYS_ONLY"},
            }
        ],
    )
    capacity = table.put_item(Item={"p": "a", "x": "1"}, ReturnConsumedCapacity="INDEXES")["ConsumedCapacity"]
    assert capacity["CapacityUnits"] == 2
    assert capacity["Table"]["CapacityUnits"] == 1
    assert capacity["GlobalSecondaryIndexes"]["by-x"]["CapacityUnits"] == 1
    # One unit for the old entry of the index, one for the new.
    moved = table.put_item(Item={"p": "a", "x": "2"}, ReturnConsumedCapacity="INDEXES")["ConsumedCapacity"]
    assert moved["GlobalSecondaryIndexes"]["by-x"]["CapacityUnits"] == 2
    same = table.put_item(Item={"p": "a", "x": "2", "b": 1}, ReturnConsumedCapacity="INDEXES")["ConsumedCapacity"]
    assert "GlobalSecondaryIndexes" not in same
    table.delete()


def test_capacity_of_transactions_is_twice_as_much(client, simple, p):
    answer = client.transact_write_items(
        TransactItems=[{"Put": {"TableName": simple.name, "Item": {"p": {"S": p}}}}], ReturnConsumedCapacity="TOTAL"
    )
    assert answer["ConsumedCapacity"][0]["CapacityUnits"] == 2
    answer = client.transact_get_items(
        TransactItems=[{"Get": {"TableName": simple.name, "Key": {"p": {"S": p}}}}], ReturnConsumedCapacity="TOTAL"
    )
    assert answer["ConsumedCapacity"][0]["CapacityUnits"] == 2
