package dev.cadenza.dynamodb.table;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cadenza.dynamodb.store.Changes;
import dev.cadenza.dynamodb.store.Range;
import dev.cadenza.dynamodb.store.Store;
import dev.cadenza.dynamodb.store.StoreException;
import dev.cadenza.dynamodb.value.scalar.DynamoDbException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** All tables. Their definitions are stored in the store. */
public final class Catalog {
  /** The map of definitions, by table. */
  private static final long MAP = 0;

  /** Shorter than any table name. */
  private static final byte[] NEXT = {0};

  /** Lower numbers are internal maps. */
  private static final long FIRST = 16;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Store store;
  private volatile NavigableMap<String, Table> tables = Collections.emptyNavigableMap();
  private volatile long version;

  private Catalog(Store store) {
    this.store = store;
  }

  public static Catalog load(Store store) {
    Catalog catalog = new Catalog(store);
    NavigableMap<String, Table> found = new TreeMap<>();
    store.write(
        changes -> {
          changes.createMap(MAP);
          changes.scan(
              MAP,
              Range.between(new byte[] {1}, Optional.empty()),
              value -> {
                Table table = read(value);
                found.put(table.name(), table);
                return true;
              });
          return true;
        });
    catalog.tables = Collections.unmodifiableNavigableMap(found);
    return catalog;
  }

  private static Table read(byte[] value) {
    try {
      return Table.of((ObjectNode) JSON.readTree(value));
    } catch (IOException failure) {
      throw new StoreException("the definition of a table cannot be read", failure);
    }
  }

  /** Increases with each change, after the change is visible. */
  public long version() {
    return version;
  }

  /** The current tables, by name. */
  public NavigableMap<String, Table> tables() {
    return tables;
  }

  public Optional<Table> find(String name) {
    return Optional.ofNullable(tables.get(name));
  }

  /**
   * The tables for operations on items.
   *
   * @throws DynamoDbException if the table does not exist
   */
  public Table require(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new DynamoDbException("ResourceNotFoundException", "Requested resource not found"));
  }

  /** Changes of definitions and their data. */
  public final class Edit {
    private final Changes changes;
    private final NavigableMap<String, Table> next = new TreeMap<>(tables);

    Edit(Changes changes) {
      this.changes = changes;
    }

    public Changes changes() {
      return changes;
    }

    public Optional<Table> find(String name) {
      return Optional.ofNullable(next.get(name));
    }

    /** A new number for the map of a table or index. */
    public long newMap() {
      long number =
          changes.get(MAP, NEXT).map(bytes -> ByteBuffer.wrap(bytes).getLong()).orElse(FIRST);
      changes.put(MAP, NEXT, ByteBuffer.allocate(Long.BYTES).putLong(number + 1).array());
      return number;
    }

    public void put(Table table) {
      next.put(table.name(), table);
      changes.put(
          MAP,
          table.name().getBytes(StandardCharsets.UTF_8),
          table.definition().toString().getBytes(StandardCharsets.UTF_8));
    }

    public void remove(Table table) {
      next.remove(table.name());
      changes.delete(MAP, table.name().getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * Changes definitions atomically. No other writer runs meanwhile, and the next one sees the new
   * definitions.
   */
  public <T> T edit(Function<Edit, T> work) {
    AtomicReference<NavigableMap<String, Table>> next = new AtomicReference<>();
    return store.writeAlone(
        changes -> {
          Edit edit = new Edit(changes);
          T answer = work.apply(edit);
          next.set(Collections.unmodifiableNavigableMap(edit.next));
          return answer;
        },
        () -> publish(next.get()));
  }

  /** Called by one writer at a time. */
  @SuppressWarnings("NonAtomicVolatileUpdate")
  private void publish(NavigableMap<String, Table> next) {
    tables = next;
    version++;
  }
}
