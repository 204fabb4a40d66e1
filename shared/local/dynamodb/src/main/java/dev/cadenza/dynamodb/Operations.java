package dev.cadenza.dynamodb;

import dev.cadenza.dynamodb.control.Backups;
import dev.cadenza.dynamodb.control.CreateTable;
import dev.cadenza.dynamodb.control.TableOperations;
import dev.cadenza.dynamodb.control.Tags;
import dev.cadenza.dynamodb.control.TimeToLive;
import dev.cadenza.dynamodb.control.UpdateTable;
import dev.cadenza.dynamodb.data.BatchGetItem;
import dev.cadenza.dynamodb.data.BatchWriteItem;
import dev.cadenza.dynamodb.data.GetItem;
import dev.cadenza.dynamodb.data.SingleWrites;
import dev.cadenza.dynamodb.data.Tokens;
import dev.cadenza.dynamodb.data.TransactGetItems;
import dev.cadenza.dynamodb.data.TransactWriteItems;
import dev.cadenza.dynamodb.data.query.Query;
import dev.cadenza.dynamodb.data.query.Scan;
import dev.cadenza.dynamodb.item.Database;
import dev.cadenza.dynamodb.protocol.Operation;
import java.util.Map;

/** All operations by name. */
final class Operations {
  private Operations() {}

  static Map<String, Operation> of(Database database, Tokens tokens) {
    SingleWrites writes = new SingleWrites(database);
    TableOperations tables = new TableOperations(database);
    TimeToLive timeToLive = new TimeToLive(database);
    Tags tags = new Tags(database);
    Backups backups = new Backups(database);
    return Map.ofEntries(
        Map.entry("GetItem", new GetItem(database)),
        Map.entry("PutItem", writes::put),
        Map.entry("UpdateItem", writes::update),
        Map.entry("DeleteItem", writes::delete),
        Map.entry("Query", new Query(database)),
        Map.entry("Scan", new Scan(database)),
        Map.entry("BatchGetItem", new BatchGetItem(database)),
        Map.entry("BatchWriteItem", new BatchWriteItem(database)),
        Map.entry("TransactGetItems", new TransactGetItems(database)),
        Map.entry("TransactWriteItems", new TransactWriteItems(database, tokens)),
        Map.entry("CreateTable", new CreateTable(database)),
        Map.entry("UpdateTable", new UpdateTable(database)),
        Map.entry("DescribeTable", tables::describe),
        Map.entry("DeleteTable", tables::delete),
        Map.entry("ListTables", tables::list),
        Map.entry("DescribeLimits", TableOperations::limits),
        Map.entry("DescribeTimeToLive", timeToLive::describe),
        Map.entry("UpdateTimeToLive", timeToLive::update),
        Map.entry("TagResource", tags::tag),
        Map.entry("UntagResource", tags::untag),
        Map.entry("ListTagsOfResource", tags::list),
        Map.entry("DescribeContinuousBackups", backups::describe),
        Map.entry("UpdateContinuousBackups", backups::update));
  }
}
