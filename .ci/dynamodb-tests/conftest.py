"""What the tests share: a client of the server at DYNAMODB_ENDPOINT, and tables that last as long as a run."""

import os
import re
import uuid

import boto3
import pytest
from boto3.dynamodb.types import TypeDeserializer
from botocore.config import Config

ENDPOINT = os.environ["DYNAMODB_ENDPOINT"]


def client_with(**config):
    return boto3.client(
        "dynamodb",
        endpoint_url=ENDPOINT,
        region_name="us-east-1",
        aws_access_key_id="test",
        aws_secret_access_key="test",
        config=Config(retries={"max_attempts": 0}, **config),
    )


@pytest.fixture(scope="session")
def client():
    # The server checks what is sent, so botocore need not.
    return client_with(parameter_validation=False)


@pytest.fixture(scope="session")
def resource():
    return boto3.resource(
        "dynamodb",
        endpoint_url=ENDPOINT,
        region_name="us-east-1",
        aws_access_key_id="test",
        aws_secret_access_key="test",
        config=Config(retries={"max_attempts": 0}, parameter_validation=False),
    )


def unique(prefix="t"):
    return f"{prefix}-{uuid.uuid4().hex}"


def make_table(resource, keys, **more):
    """keys: 'p:S' or 'p:S c:N'; indexes are in more as CreateTable has them, with their attributes in 'attributes'."""
    names = [key.split(":") for key in keys.split()]
    attributes = names + [key.split(":") for key in more.pop("attributes", "").split()]
    table = resource.create_table(
        TableName=unique("table"),
        BillingMode="PAY_PER_REQUEST",
        KeySchema=[
            {"AttributeName": name, "KeyType": kind} for (name, _), kind in zip(names, ["HASH", "RANGE"])
        ],
        AttributeDefinitions=[{"AttributeName": name, "AttributeType": kind} for name, kind in attributes],
        **more,
    )
    table.wait_until_exists()
    return table


@pytest.fixture(scope="session")
def simple(resource):
    """A table of a hash key of type S."""
    table = make_table(resource, "p:S")
    yield table
    table.delete()


@pytest.fixture(scope="session")
def ranged(resource):
    """A table of a hash key of type S and a range key of type N."""
    table = make_table(resource, "p:S c:N")
    yield table
    table.delete()


@pytest.fixture(scope="session")
def named(resource):
    """A table of a hash key and a range key of type S."""
    table = make_table(resource, "p:S c:S")
    yield table
    table.delete()


@pytest.fixture
def p():
    return unique("p")


@pytest.fixture
def put(simple, p):
    """Puts an item with the key of the test, which is also returned by it."""

    def put(**attributes):
        simple.put_item(Item={"p": p, **attributes})
        return {"p": p}

    return put


@pytest.fixture
def get(simple, p):
    """The item of the test without its key; None when there is none."""

    def get():
        item = simple.get_item(Key={"p": p}, ConsistentRead=True).get("Item")
        return item and {name: value for name, value in item.items() if name != "p"}

    return get


def everything(call, **parameters):
    """All pages of a query or scan."""
    items, pages = [], 0
    while True:
        page = call(**parameters)
        pages += 1
        items += page.get("Items", [])
        if "LastEvaluatedKey" not in page:
            return items, pages
        parameters["ExclusiveStartKey"] = page["LastEvaluatedKey"]


def plain(item):
    read = TypeDeserializer()
    return {name: read.deserialize(value) for name, value in item.items()}


def invalid(message):
    """For pytest.raises: a ValidationException whose message has this in it."""
    return pytest.raises(boto3.exceptions.botocore.exceptions.ClientError, match=rf"ValidationException.*{message}")


def failing(kind):
    return pytest.raises(boto3.exceptions.botocore.exceptions.ClientError, match=kind)


def used(values, expression):
    """Those of the values that the expression has; their names begin with a colon."""
    return {name: values[name] for name in re.findall(r":\w+", expression) if name in values}
