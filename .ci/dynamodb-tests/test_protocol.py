"""HTTP as all SDKs speak it: headers, checksums, kinds of errors."""

import json
import urllib.error
import urllib.request
import zlib
from collections import namedtuple

import pytest

from conftest import ENDPOINT

Answer = namedtuple("Answer", "status headers body json")
SIGNED = {
    "Authorization": "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/dynamodb/aws4_request,"
    " SignedHeaders=host;x-amz-date, Signature=0",
    "X-Amz-Date": "20260101T000000Z",
}


def post(operation, body, headers=None, target=None):
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    request = urllib.request.Request(
        ENDPOINT,
        data=data,
        headers={
            "X-Amz-Target": target or f"DynamoDB_20120810.{operation}",
            "Content-Type": "application/x-amz-json-1.0",
            **(SIGNED if headers is None else headers),
        },
    )
    try:
        answer = urllib.request.urlopen(request)
    except urllib.error.HTTPError as error:
        answer = error
    text = answer.read()
    return Answer(answer.status, answer.headers, text, json.loads(text) if text else None)


def test_answer_has_checksum_request_id_and_type():
    answer = post("ListTables", {})
    assert answer.status == 200
    assert int(answer.headers["x-amz-crc32"]) == zlib.crc32(answer.body)
    assert answer.headers["x-amzn-RequestId"]
    assert answer.headers["Content-Type"] == "application/x-amz-json-1.0"


def test_error_has_type_and_message():
    answer = post("DescribeTable", {"TableName": "no-such-table"})
    assert answer.status == 400
    assert answer.json["__type"] == "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException"
    assert "no-such-table" in answer.json["message"]
    assert int(answer.headers["x-amz-crc32"]) == zlib.crc32(answer.body)


@pytest.mark.parametrize("operation", ["ExecuteStatement", "NoSuchThing"])
def test_unknown_operation(operation):
    answer = post(operation, {})
    assert answer.status == 400
    assert answer.json["__type"].endswith("#UnknownOperationException")


@pytest.mark.parametrize("target", ["DynamoDB_20111205.ListTables", "Nonsense", "DynamoDB_20120810.", "."])
def test_unknown_target(target):
    answer = post("", {}, target=target)
    assert answer.status == 400
    assert answer.json["__type"].endswith("#UnknownOperationException")


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"}{", b"7", b'"text"', b"[]", b"{]", b'{"a":}', b"{" * 5000, b'{"":' * 100_000 + b"{}" + b"}" * 100_000],
)
def test_malformed_json(body):
    answer = post("PutItem", body)
    assert answer.status == 400
    assert answer.json["__type"].endswith(("#SerializationException", "#ValidationException"))


def test_unsigned_request():
    answer = post("ListTables", {}, headers={})
    assert answer.status == 400
    assert answer.json["__type"].endswith("#MissingAuthenticationTokenException")


def test_unknown_members_are_ignored(simple, p):
    answer = post("PutItem", {"TableName": simple.name, "Item": {"p": {"S": p}}, "NoSuchThing": [1, {"a": 2}]})
    assert answer.status == 200
    assert answer.json == {}


def test_constraints_are_reported_together():
    answer = post("GetItem", {"TableName": "a!", "ReturnConsumedCapacity": "some"})
    assert answer.status == 400
    assert "validation errors detected" in answer.json["message"]
    for member in ["tableName", "key", "returnConsumedCapacity"]:
        assert f"'{member}'" in answer.json["message"]
