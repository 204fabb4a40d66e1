"""TransactWriteItems and TransactGetItems: all or nothing, reasons in order, tokens."""

import pytest
from botocore.exceptions import ClientError

from conftest import failing, invalid, unique


def item(**attributes):
    kinds = {str: "S", int: "N"}
    return {name: {kinds[type(value)]: str(value)} for name, value in attributes.items()}


@pytest.fixture
def write(client, simple):
    def write(*actions, **more):
        return client.transact_write_items(
            TransactItems=[
                {kind: {"TableName": simple.name, **parameters}} for kind, parameters in actions
            ],
            **more,
        )

    return write


@pytest.fixture
def read(client, simple):
    def read(*names):
        answer = client.transact_get_items(
            TransactItems=[{"Get": {"TableName": simple.name, "Key": item(p=name)}} for name in names]
        )
        return [response.get("Item") for response in answer["Responses"]]

    return read


def test_all_kinds_of_actions(write, read):
    a, b, c, d = (unique() for _ in range(4))
    write(("Put", {"Item": item(p=b, n=1)}), ("Put", {"Item": item(p=c)}), ("Put", {"Item": item(p=d)}))
    write(
        ("Put", {"Item": item(p=a, n=1)}),
        (
            "Update",
            {
                "Key": item(p=b),
                "UpdateExpression": "SET n = n + :one",
                "ConditionExpression": "n = :one",
                "ExpressionAttributeValues": item(**{":one": 1}),
            },
        ),
        ("Delete", {"Key": item(p=c)}),
        ("ConditionCheck", {"Key": item(p=d), "ConditionExpression": "attribute_exists(p)"}),
    )
    assert read(a, b, c, d) == [item(p=a, n=1), item(p=b, n=2), None, item(p=d)]


def test_failed_condition_undoes_all_and_tells_the_reasons_in_order(write, read):
    a, b, c = (unique() for _ in range(3))
    write(("Put", {"Item": item(p=b, n=1)}))
    with pytest.raises(ClientError) as failure:
        write(
            ("Put", {"Item": item(p=a)}),
            (
                "Delete",
                {
                    "Key": item(p=b),
                    "ConditionExpression": "n = :two",
                    "ExpressionAttributeValues": item(**{":two": 2}),
                    "ReturnValuesOnConditionCheckFailure": "ALL_OLD",
                },
            ),
            ("ConditionCheck", {"Key": item(p=c), "ConditionExpression": "attribute_exists(p)"}),
        )
    response = failure.value.response
    assert response["Error"]["Code"] == "TransactionCanceledException"
    assert response["Error"]["Message"].endswith("[None, ConditionalCheckFailed, ConditionalCheckFailed]")
    assert [reason["Code"] for reason in response["CancellationReasons"]] == [
        "None",
        "ConditionalCheckFailed",
        "ConditionalCheckFailed",
    ]
    assert response["CancellationReasons"][1]["Item"] == item(p=b, n=1)
    assert "Item" not in response["CancellationReasons"][2]
    assert read(a, b) == [None, item(p=b, n=1)]


def test_failing_update_cancels(write, read):
    a, b = unique(), unique()
    write(("Put", {"Item": item(p=b, s="text")}))
    with pytest.raises(ClientError) as failure:
        write(
            ("Put", {"Item": item(p=a)}),
            (
                "Update",
                {
                    "Key": item(p=b),
                    "UpdateExpression": "SET s = s + :one",
                    "ExpressionAttributeValues": item(**{":one": 1}),
                },
            ),
        )
    reasons = failure.value.response["CancellationReasons"]
    assert [reason["Code"] for reason in reasons] == ["None", "ValidationError"]
    assert reasons[1]["Message"] == "An operand in the update expression has an incorrect data type"
    assert read(a) == [None]


def test_client_tokens(write, read):
    a, token = unique(), unique("t")[:36]
    add = (
        "Update",
        {"Key": item(p=a), "UpdateExpression": "ADD n :one", "ExpressionAttributeValues": item(**{":one": 1})},
    )
    write(add, ClientRequestToken=token)
    write(add, ClientRequestToken=token)
    assert read(a) == [item(p=a, n=1)]
    with failing("IdempotentParameterMismatchException"):
        write(("Put", {"Item": item(p=a)}), ClientRequestToken=token)
    write(add)
    assert read(a) == [item(p=a, n=2)]


def test_one_action_per_item(write):
    a = unique()
    with invalid("Transaction request cannot include multiple operations on one item"):
        write(("Put", {"Item": item(p=a)}), ("Delete", {"Key": item(p=a)}))


@pytest.mark.parametrize(
    "actions",
    [
        [],
        [("Put", {"Item": item(p="x", a=1), "ConditionExpression": "a ="})],
        [("ConditionCheck", {"Key": item(p="x")})],
        [("Update", {"Key": item(p="x")})],
        [("Update", {"Key": item(p="x"), "UpdateExpression": "SET p = a"})],
        [("Put", {"Item": item(p=1)})],
        [("Put", {"Item": item(p=str(number))}) for number in range(101)],
    ],
)
def test_refused_transaction(write, actions):
    with pytest.raises(ClientError) as failure:
        write(*actions)
    assert failure.value.response["Error"]["Code"] in ("ValidationException", "TransactionCanceledException")


def test_hundred_actions(write, read):
    names = [unique() for _ in range(100)]
    write(*(("Put", {"Item": item(p=name)}) for name in names))
    assert read(*names) == [item(p=name) for name in names]


def test_reads_with_projections(client, simple, write):
    a = unique()
    write(("Put", {"Item": item(p=a, x=1, y=2)}))
    answer = client.transact_get_items(
        TransactItems=[
            {
                "Get": {
                    "TableName": simple.name,
                    "Key": item(p=a),
                    "ProjectionExpression": "#y, gone",
                    "ExpressionAttributeNames": {"#y": "y"},
                }
            },
            {"Get": {"TableName": simple.name, "Key": item(p=unique())}},
        ]
    )
    assert answer["Responses"] == [{"Item": item(y=2)}, {}]


def test_missing_table(client):
    with failing("ResourceNotFoundException"):
        client.transact_get_items(TransactItems=[{"Get": {"TableName": unique(), "Key": item(p="x")}}])


def test_transfers_from_many_threads_keep_their_sum(client, simple, write):
    """Serializable: whoever reads two accounts at once sees no money between them."""
    from concurrent.futures import ThreadPoolExecutor
    from random import Random

    accounts = [unique("account") for _ in range(4)]
    write(*(("Put", {"Item": item(p=account, n=100)}) for account in accounts))

    def transfer(seed):
        source, target = Random(seed).sample(accounts, 2)
        change = {"ExpressionAttributeValues": item(**{":x": 7})}
        try:
            write(
                (
                    "Update",
                    {"Key": item(p=source), "UpdateExpression": "SET n = n - :x", "ConditionExpression": "n >= :x", **change},
                ),
                ("Update", {"Key": item(p=target), "UpdateExpression": "SET n = n + :x", **change}),
            )
        except ClientError as error:
            assert error.response["Error"]["Code"] == "TransactionCanceledException"
        answer = client.transact_get_items(
            TransactItems=[{"Get": {"TableName": simple.name, "Key": item(p=account)}} for account in accounts]
        )
        return sum(int(response["Item"]["n"]["N"]) for response in answer["Responses"])

    with ThreadPoolExecutor(8) as threads:
        assert set(threads.map(transfer, range(200))) == {400}


EMPTY_KEY = "The AttributeValue for a key attribute cannot contain an empty string value. Key: p"


@pytest.mark.parametrize(
    "kind, parameters, message",
    [
        ("Put", {"Item": {"p": {"S": ""}}}, EMPTY_KEY),
        ("Delete", {"Key": {"p": {"S": ""}}}, EMPTY_KEY),
        ("Update", {"Key": {"p": {"S": ""}}, "UpdateExpression": "REMOVE a"}, EMPTY_KEY),
        (
            "ConditionCheck",
            {"Key": {"p": {"S": ""}}, "ConditionExpression": "attribute_exists(p)"},
            EMPTY_KEY,
        ),
        (
            "Put",
            {"Item": {"p": {"S": "large"}, "a": {"S": "x" * 410_000}}},
            "Item size has exceeded the maximum allowed size",
        ),
    ],
)
def test_what_the_request_shows_is_not_a_cancellation(write, kind, parameters, message):
    with invalid(message):
        write((kind, parameters))
