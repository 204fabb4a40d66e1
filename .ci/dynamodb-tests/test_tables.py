"""Tables: made, described, changed, listed, tagged, deleted; time to live."""

import time

import pytest

from conftest import failing, invalid, make_table, unique


def definition(**changes):
    return {
        "TableName": unique("table"),
        "BillingMode": "PAY_PER_REQUEST",
        "KeySchema": [{"AttributeName": "p", "KeyType": "HASH"}],
        "AttributeDefinitions": [{"AttributeName": "p", "AttributeType": "S"}],
        **changes,
    }


def test_create_describe_delete(client):
    made = definition()
    created = client.create_table(**made)["TableDescription"]
    assert created["TableName"] == made["TableName"]
    client.get_waiter("table_exists").wait(TableName=made["TableName"], WaiterConfig={"Delay": 1})
    described = client.describe_table(TableName=made["TableName"])["Table"]
    assert described["TableStatus"] == "ACTIVE"
    assert described["KeySchema"] == made["KeySchema"]
    assert described["AttributeDefinitions"] == made["AttributeDefinitions"]
    assert described["BillingModeSummary"]["BillingMode"] == "PAY_PER_REQUEST"
    assert described["TableArn"].endswith(f":table/{made['TableName']}")
    assert abs(described["CreationDateTime"].timestamp() - time.time()) < 60
    with failing("ResourceInUseException"):
        client.create_table(**made)
    client.delete_table(TableName=made["TableName"])
    client.get_waiter("table_not_exists").wait(TableName=made["TableName"], WaiterConfig={"Delay": 1})
    with failing("ResourceNotFoundException"):
        client.describe_table(TableName=made["TableName"])
    with failing("ResourceNotFoundException"):
        client.put_item(TableName=made["TableName"], Item={"p": {"S": "x"}})


@pytest.mark.parametrize(
    "changes",
    [
        {"TableName": "ab"},
        {"TableName": "n" * 256},
        {"TableName": "with space"},
        {"KeySchema": []},
        {"KeySchema": [{"AttributeName": "p", "KeyType": "RANGE"}]},
        {"KeySchema": [{"AttributeName": "x", "KeyType": "HASH"}]},
        {"KeySchema": [{"AttributeName": "p", "KeyType": "HASH"}, {"AttributeName": "p", "KeyType": "RANGE"}]},
        {"AttributeDefinitions": [{"AttributeName": "p", "AttributeType": "BOOL"}]},
        {"AttributeDefinitions": [{"AttributeName": name, "AttributeType": "S"} for name in "pq"]},
        {"AttributeDefinitions": [{"AttributeName": "p", "AttributeType": kind} for kind in "SN"]},
        {"BillingMode": "FREE"},
        {"BillingMode": "PROVISIONED"},
        {"ProvisionedThroughput": {"ReadCapacityUnits": 1, "WriteCapacityUnits": 1}},
        {
            "LocalSecondaryIndexes": [
                {
                    "IndexName": "local",
                    "KeySchema": [{"AttributeName": "p", "KeyType": "HASH"}],
                    "Projection": {"ProjectionType": "ALL"},
                }
            ]
        },
    ],
)
def test_refused_tables(client, changes):
    with invalid(""):
        client.create_table(**definition(**changes))


def test_list(client, resource):
    tables = [make_table(resource, "p:S") for _ in range(3)]
    listed, start = [], None
    while True:
        page = client.list_tables(Limit=1, **({"ExclusiveStartTableName": start} if start else {}))
        assert len(page["TableNames"]) <= 1
        listed += page["TableNames"]
        start = page.get("LastEvaluatedTableName")
        if not start:
            break
    assert listed == sorted(listed)
    assert {table.name for table in tables} <= set(listed)
    for limit in [0, 101]:
        with invalid(""):
            client.list_tables(Limit=limit)
    for table in tables:
        table.delete()


def test_throughput(client, resource):
    made = definition(
        BillingMode="PROVISIONED", ProvisionedThroughput={"ReadCapacityUnits": 3, "WriteCapacityUnits": 4}
    )
    client.create_table(**made)
    described = client.describe_table(TableName=made["TableName"])["Table"]["ProvisionedThroughput"]
    assert (described["ReadCapacityUnits"], described["WriteCapacityUnits"]) == (3, 4)
    client.update_table(
        TableName=made["TableName"], ProvisionedThroughput={"ReadCapacityUnits": 5, "WriteCapacityUnits": 6}
    )
    described = client.describe_table(TableName=made["TableName"])["Table"]["ProvisionedThroughput"]
    assert (described["ReadCapacityUnits"], described["WriteCapacityUnits"]) == (5, 6)
    client.update_table(TableName=made["TableName"], BillingMode="PAY_PER_REQUEST")
    described = client.describe_table(TableName=made["TableName"])["Table"]
    assert described["BillingModeSummary"]["BillingMode"] == "PAY_PER_REQUEST"
    client.delete_table(TableName=made["TableName"])


def test_tags(client, resource):
    table = make_table(resource, "p:S", Tags=[{"Key": "a", "Value": "1"}])
    arn = table.table_arn

    def tags():
        return {tag["Key"]: tag["Value"] for tag in client.list_tags_of_resource(ResourceArn=arn)["Tags"]}

    assert tags() == {"a": "1"}
    client.tag_resource(ResourceArn=arn, Tags=[{"Key": "a", "Value": "2"}, {"Key": "b", "Value": ""}])
    assert tags() == {"a": "2", "b": ""}
    client.untag_resource(ResourceArn=arn, TagKeys=["a", "gone"])
    assert tags() == {"b": ""}
    for wrong in [[{"Key": "", "Value": "x"}], [{"Key": "k" * 129, "Value": "x"}], [{"Key": "k", "Value": "x" * 257}], []]:
        with invalid(""):
            client.tag_resource(ResourceArn=arn, Tags=wrong)
    with failing("AccessDenied|ResourceNotFound"):
        client.list_tags_of_resource(ResourceArn=arn.replace(table.name, unique()))
    table.delete()


def test_time_to_live(client, resource):
    table = make_table(resource, "p:S")

    def set_to(enabled, attribute="end"):
        return client.update_time_to_live(
            TableName=table.name, TimeToLiveSpecification={"AttributeName": attribute, "Enabled": enabled}
        )

    def described():
        return client.describe_time_to_live(TableName=table.name)["TimeToLiveDescription"]

    assert described() == {"TimeToLiveStatus": "DISABLED"}
    with invalid("TimeToLive is already disabled"):
        set_to(False)
    set_to(True)
    assert described() == {"TimeToLiveStatus": "ENABLED", "AttributeName": "end"}
    with invalid("TimeToLive is already enabled"):
        set_to(True)
    now = int(time.time())
    ends = {"past": now - 60, "future": now + 3600, "text": str(now - 60), "ancient": now - 6 * 366 * 86400, "none": None}
    for name, end in ends.items():
        table.put_item(Item={"p": name, "end": end})
    deadline = time.time() + 60
    while "Item" in table.get_item(Key={"p": "past"}) and time.time() < deadline:
        time.sleep(0.2)
    left = {item["p"] for item in table.scan()["Items"]}
    # Neither other types nor what would have expired more than five years ago.
    assert left == {"future", "text", "ancient", "none"}
    set_to(False)
    table.delete()


def test_point_in_time_recovery_is_accepted(client, simple):
    client.update_continuous_backups(
        TableName=simple.name, PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": True}
    )
    described = client.describe_continuous_backups(TableName=simple.name)["ContinuousBackupsDescription"]
    assert described["PointInTimeRecoveryDescription"]["PointInTimeRecoveryStatus"] == "ENABLED"


def test_deletion_protection(client):
    made = definition(DeletionProtectionEnabled=True)
    client.create_table(**made)
    with invalid("DeletionProtection|deletion protection"):
        client.delete_table(TableName=made["TableName"])
    client.update_table(TableName=made["TableName"], DeletionProtectionEnabled=False)
    client.delete_table(TableName=made["TableName"])
