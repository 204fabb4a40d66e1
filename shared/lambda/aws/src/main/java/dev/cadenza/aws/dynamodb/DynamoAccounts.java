package dev.cadenza.aws.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;

import dev.cadenza.aws.Environment;
import dev.cadenza.aws.items.AttributeValues;
import dev.cadenza.aws.items.Draft;
import dev.cadenza.aws.items.IdempotencyKeys;
import dev.cadenza.aws.items.IndexPages;
import dev.cadenza.aws.items.Items;
import dev.cadenza.aws.items.ListPage;
import dev.cadenza.aws.items.ListRequest;
import dev.cadenza.aws.items.Schemas;
import dev.cadenza.aws.items.Tally;
import dev.cadenza.aws.items.Transactions;
import dev.cadenza.aws.items.Writes;
import dev.cadenza.jobs.IdempotencyRecord;
import dev.cadenza.model.Account;
import dev.cadenza.model.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Accounts in DynamoDB. Two additional items per account reserve its username and its address; they
 * make both unique, and a login finds the account with them.
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
          .derived("scope", _ -> Optional.of(IndexPages.ALL))
          .build();

  private final DynamoDbClient client;
  private final Transactions transactions;
  private final String table;
  private final Optional<String> idempotencyKeys;
  private final IndexPages<Account> pages;
  // Only functions that create and delete accounts have the counters.
  private final Optional<Tally> tally;

  public DynamoAccounts(DynamoDbClient client, Environment environment) {
    this.client = client;
    this.transactions = new Transactions(client);
    this.table = environment.get("ACCOUNTS_TABLE");
    this.idempotencyKeys = environment.find("IDEMPOTENCY_KEYS_TABLE");
    this.pages = new IndexPages<>(client, table, SCHEMA);
    this.tally =
        environment.find("COUNTERS_TABLE").map(counters -> new Tally(client, counters, "accounts"));
  }

  public Optional<Account> find(String id) {
    return Items.findById(client, table, id).map(SCHEMA::mapToItem);
  }

  /** The existing ones of these accounts, by identifier. */
  public Map<String, Account> findAll(Collection<String> ids) {
    return Items.findAll(client, table, ids).values().stream()
        .map(SCHEMA::mapToItem)
        .collect(Collectors.toMap(Account::id, account -> account));
  }

  /** The account with this username or otherwise this address. Addresses are case-insensitive. */
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
   * @return whether the account is new, its username and address were available, and the
   *     idempotency key, if any, was unused
   */
  public boolean create(Account account, Optional<IdempotencyRecord> idempotency) {
    List<TransactWriteItem> writes = new ArrayList<>();
    writes.add(absent(item(account)));
    writes.add(absent(reservation(nameKey(account.username()), account)));
    writes.add(absent(reservation(emailKey(account.email()), account)));
    writes.addAll(tally.orElseThrow().add(account.id(), account.id(), 1));
    IdempotencyKeys.once(idempotencyKeys, idempotency).ifPresent(writes::add);
    return transactions.write(writes) instanceof Transactions.Written;
  }

  /**
   * @return whether the account still had the previous version, and a new username or address was
   *     available
   */
  public boolean update(Account before, Account after) {
    List<TransactWriteItem> writes = new ArrayList<>();
    writes.add(Writes.put(table, item(after), before.version()));
    move(nameKey(before.username()), nameKey(after.username()), after, writes);
    move(emailKey(before.email()), emailKey(after.email()), after, writes);
    return transactions.write(writes) instanceof Transactions.Written;
  }

  private void move(String from, String to, Account account, List<TransactWriteItem> writes) {
    if (!from.equals(to)) {
      writes.add(Writes.delete(table, AttributeValues.key("id", from)));
      writes.add(absent(reservation(to, account)));
    }
  }

  /**
   * @return whether the account still had that version
   */
  public boolean delete(Account account) {
    List<TransactWriteItem> writes = new ArrayList<>();
    writes.add(Writes.delete(table, account.id(), account.version()));
    writes.add(Writes.delete(table, AttributeValues.key("id", nameKey(account.username()))));
    writes.add(Writes.delete(table, AttributeValues.key("id", emailKey(account.email()))));
    writes.addAll(tally.orElseThrow().add(account.id(), account.id(), -1));
    return transactions.write(writes) instanceof Transactions.Written;
  }

  /** A page of all accounts. */
  public ListPage<Account> list(ListRequest request) {
    return pages.page(request);
  }

  public long count() {
    return tally.orElseThrow().read(Optional.empty());
  }

  private static Map<String, AttributeValue> item(Account account) {
    return SCHEMA.itemToMap(account, true);
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
    return Map.of("id", AttributeValues.text(key), "account", AttributeValues.text(account.id()));
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
