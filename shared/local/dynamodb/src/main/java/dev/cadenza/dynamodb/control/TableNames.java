package dev.cadenza.dynamodb.control;

import static dev.cadenza.dynamodb.value.scalar.DynamoDbException.validation;

import dev.cadenza.dynamodb.protocol.Constraints;
import dev.cadenza.dynamodb.protocol.Parameters;
import dev.cadenza.dynamodb.table.Arns;
import dev.cadenza.dynamodb.table.Catalog;
import dev.cadenza.dynamodb.table.Table;
import dev.cadenza.dynamodb.value.scalar.DynamoDbException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Resolves the table names of operations. */
final class TableNames {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]+");
  private static final int MIN_LENGTH = 3;
  private static final int MAX_LENGTH = 255;

  private TableNames() {}

  /**
   * @throws DynamoDbException when the name is invalid
   */
  static String toCreate(Parameters request) {
    String name = get(request);
    if (name.length() < MIN_LENGTH || name.length() > MAX_LENGTH) {
      throw validation(
          "TableName must be at least 3 characters long and at most 255 characters long");
    }
    return name;
  }

  /**
   * @throws DynamoDbException if the name is missing or invalid
   */
  static String get(Parameters request) {
    Optional<String> name = request.text("TableName");
    new Constraints()
        .present(name.isPresent(), "tableName")
        .length(name, "tableName", 1, 1024)
        .pattern(name.map(Arns::tableName), "tableName", NAME)
        .check();
    return Arns.tableName(name.orElseThrow());
  }

  /**
   * @throws DynamoDbException if the table does not exist
   */
  static Table require(Catalog catalog, String name) {
    return catalog.find(name).orElseThrow(() -> missing(name));
  }

  /**
   * @throws DynamoDbException if the table does not exist
   */
  static Table require(Catalog.Edit edit, String name) {
    return edit.find(name).orElseThrow(() -> missing(name));
  }

  private static DynamoDbException missing(String name) {
    return new DynamoDbException(
        "ResourceNotFoundException", "Requested resource not found: Table: " + name + " not found");
  }
}
