"""BatchWriteItem and BatchGetItem."""

import pytest

from conftest import failing, invalid, unique


def put(**item):
    return {"PutRequest": {"Item": item}}


def delete(**key):
    return {"DeleteRequest": {"Key": key}}


def write(table, *requests, **more):
    return table.meta.client.batch_write_item(RequestItems={table.name: list(requests), **more})


def read(table, keys, **more):
    answer = table.meta.client.batch_get_item(RequestItems={table.name: {"Keys": keys, **more}})
    assert answer["UnprocessedKeys"] == {}
    return answer["Responses"][table.name]


def test_write_and_read(simple):
    names = [unique() for _ in range(3)]
    assert write(simple, *(put(p=name, a=1) for name in names))["UnprocessedItems"] == {}
    keys = [{"p": name} for name in names]
    assert sorted(item["p"] for item in read(simple, keys)) == sorted(names)
    write(simple, delete(p=names[0]), put(p=names[1], a=2))
    found = {item["p"]: item["a"] for item in read(simple, keys, ConsistentRead=True)}
    assert found == {names[1]: 2, names[2]: 1}


def test_several_tables(simple, ranged):
    p = unique()
    write(simple, put(p=p), **{ranged.name: [put(p=p, c=1)]})
    answer = simple.meta.client.batch_get_item(
        RequestItems={simple.name: {"Keys": [{"p": p}]}, ranged.name: {"Keys": [{"p": p, "c": 1}, {"p": p, "c": 2}]}}
    )
    assert answer["Responses"] == {simple.name: [{"p": p}], ranged.name: [{"p": p, "c": 1}]}


def test_projection_and_placeholders(simple):
    p = unique()
    write(simple, put(p=p, a={"b": 1, "x": 2}, c=3))
    assert read(simple, [{"p": p}], ProjectionExpression="#a.b", ExpressionAttributeNames={"#a": "a"}) == [
        {"a": {"b": 1}}
    ]
    assert read(simple, [{"p": p}], AttributesToGet=["c"]) == [{"c": 3}]


@pytest.mark.parametrize(
    "requests",
    [
        [put(p="same"), put(p="same")],
        [put(p="same"), delete(p="same")],
        [delete(p="same"), delete(p="same")],
        [put(p=1)],
        [put(p="")],
        [put(a=1)],
        [delete(p="x", a=1)],
        [{}],
        [{**put(p="a"), **delete(p="b")}],
        [],
        [put(p=str(number)) for number in range(26)],
    ],
)
def test_refused_batch_changes_nothing(simple, requests):
    p = unique()
    with failing("ValidationException"):
        write(simple, put(p=p), *requests) if len(requests) not in (0, 26) else write(simple, *requests)
    assert "Item" not in simple.get_item(Key={"p": p})


def test_limits_of_reads(simple):
    with invalid("Provided list of item keys contains duplicates"):
        read(simple, [{"p": "a"}, {"p": "a"}])
    with failing("ValidationException"):
        read(simple, [{"p": str(number)} for number in range(101)])
    with failing("ValidationException"):
        read(simple, [])
    with failing("ResourceNotFoundException"):
        simple.meta.client.batch_get_item(RequestItems={unique(): {"Keys": [{"p": "a"}]}})


def test_large_reads_are_continued(simple):
    """No answer has more than 16 MB; what is left is told."""
    names = [unique() for _ in range(60)]
    for name in names:
        simple.put_item(Item={"p": name, "text": "x" * 350_000})
    left, found, answers = {simple.name: {"Keys": [{"p": name} for name in names]}}, 0, 0
    while left:
        answer = simple.meta.client.batch_get_item(RequestItems=left)
        found += len(answer["Responses"][simple.name])
        left = answer["UnprocessedKeys"]
        answers += 1
    assert (found, answers) == (60, 2)
    for name in names:
        simple.delete_item(Key={"p": name})


@pytest.mark.parametrize("item", [{"x": 1}, {"p": 1}, {"p": ["a"]}])
def test_key_of_an_item_that_does_not_fit(simple, item):
    with invalid("The provided key element does not match the schema"):
        write(simple, put(**item))
