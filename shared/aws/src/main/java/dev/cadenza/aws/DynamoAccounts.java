package dev.cadenza.aws;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;

import dev.cadenza.model.Account;
import dev.cadenza.model.Role;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Accounts in DynamoDB. Beside an account lie two small items that reserve its username and its
 * address; they are what makes both unique, and how a login finds the account.
 */
public final class DynamoAccounts {
  static final TableSchema<Account> SCHEMA =
      Schemas.of(Account.class, DynamoAccounts::account)
          .text("id", Account::id, primaryPartitionKey())
          .text("username", Account::username)
          .text("email", Account::email)
          .text("role", account -> account.role().wire())
          .text("password_hash", Account::passwordHash)
          .flag("active", Account::active)
          .time("created_at", Account::createdAt)
          .number("version", Account::version)
          .build();

  private final DynamoDbClient client;
  private final Transactions transactions;
  private final String table;

  public DynamoAccounts(DynamoDbClient client, Environment environment) {
    this.client = client;
    this.transactions = new Transactions(client);
    this.table = environment.get("ACCOUNTS_TABLE");
  }

  public Optional<Account> find(String id) {
    return Items.find(client, table, "id", id).map(SCHEMA::mapToItem);
  }

  /**
   * The account with this username or, when there is none, with this address. Addresses are
   * compared without case.
   */
  public Optional<Account> findByLogin(String login) {
    return findByName(login).or(() -> findByEmail(login));
  }

  public Optional<Account> findByName(String username) {
    return reserved(nameKey(username));
  }

  public Optional<Account> findByEmail(String email) {
    return reserved(emailKey(email));
  }

  private Optional<Account> reserved(String key) {
    return Items.find(client, table, "id", key)
        .map(item -> item.get("account").s())
        .flatMap(this::find);
  }

  /**
   * @return whether the account is new, and its username and address were free
   */
  public boolean create(Account account) {
    List<TransactWriteItem> writes =
        List.of(
            absent(SCHEMA.itemToMap(account, true)),
            absent(reservation(nameKey(account.username()), account)),
            absent(reservation(emailKey(account.email()), account)));
    return transactions.write(writes) instanceof Transactions.Written;
  }

  private TransactWriteItem absent(Map<String, AttributeValue> item) {
    Put put =
        Put.builder()
            .tableName(table)
            .item(item)
            .conditionExpression("attribute_not_exists(id)")
            .build();
    return TransactWriteItem.builder().put(put).build();
  }

  private static Map<String, AttributeValue> reservation(String key, Account account) {
    return Map.of("id", Tables.text(key), "account", Tables.text(account.id()));
  }

  private static String nameKey(String username) {
    return "name#" + username;
  }

  private static String emailKey(String email) {
    return "email#" + email.toLowerCase(Locale.ROOT);
  }

  private static Account account(Draft item) {
    return new Account(
        item.text("id"),
        item.text("username"),
        item.text("email"),
        Role.ofWire(item.text("role")),
        item.text("password_hash"),
        item.find("active", Boolean.class).orElse(true),
        item.time("created_at"),
        item.number("version"));
  }
}
