package dev.cadenza.dynamodb.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection and its prepared statements. For one thread at a time. */
final class Statements implements Changes, AutoCloseable {
  private static final int MAX_PREPARED = 500;
  private static final Logger LOG = LoggerFactory.getLogger(Statements.class);

  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();
  private boolean changed;

  Statements(Connection connection) {
    this.connection = connection;
  }

  private PreparedStatement prepare(String sql) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      if (prepared.size() == MAX_PREPARED) {
        // Some may belong to deleted tables.
        forgetPrepared();
      }
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    return statement;
  }

  private void forgetPrepared() {
    for (PreparedStatement statement : prepared.values()) {
      try {
        statement.close();
      } catch (SQLException failure) {
        LOG.debug("a statement was not closed", failure);
      }
    }
    prepared.clear();
  }

  private PreparedStatement bind(String sql, List<byte[]> arguments) throws SQLException {
    PreparedStatement statement = prepare(sql);
    for (int i = 0; i < arguments.size(); i++) {
      statement.setBytes(i + 1, arguments.get(i));
    }
    return statement;
  }

  private void change(String sql, byte[]... arguments) {
    changed = true;
    try {
      bind(sql, List.of(arguments)).executeUpdate();
    } catch (SQLException failure) {
      throw failed(failure);
    }
  }

  private void define(String sql) {
    changed = true;
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw failed(failure);
    }
  }

  @Override
  public Optional<byte[]> get(long map, byte[] key) {
    try (ResultSet rows =
        bind("SELECT v FROM m" + map + " WHERE k=?", List.of(key)).executeQuery()) {
      return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
    } catch (SQLException failure) {
      throw failed(failure);
    }
  }

  @Override
  public void scan(long map, Range range, Visitor visitor) {
    List<byte[]> arguments = new ArrayList<>();
    StringBuilder sql = new StringBuilder("SELECT v FROM m").append(map).append(" WHERE ");
    limits(sql, "k", range, arguments);
    range
        .after()
        .ifPresent(
            position -> {
              sql.append(range.forward() ? " AND k>?" : " AND k<?");
              arguments.add(position.item());
            });
    sql.append(range.forward() ? " ORDER BY k" : " ORDER BY k DESC");
    visit(sql.toString(), arguments, visitor);
  }

  @Override
  public void scanIndex(long map, long index, Range range, Visitor visitor) {
    List<byte[]> arguments = new ArrayList<>();
    StringBuilder sql = new StringBuilder("SELECT m.v FROM i").append(index);
    // Forces the order of the index, regardless of SQLite's estimates.
    sql.append(" i CROSS JOIN m").append(map).append(" m ON m.k=i.p WHERE ");
    limits(sql, "i.a", range, arguments);
    range
        .after()
        .ifPresent(
            position -> {
              sql.append(range.forward() ? " AND (i.a,i.p)>(?,?)" : " AND (i.a,i.p)<(?,?)");
              arguments.add(position.entry());
              arguments.add(position.item());
            });
    sql.append(range.forward() ? " ORDER BY i.a,i.p" : " ORDER BY i.a DESC,i.p DESC");
    visit(sql.toString(), arguments, visitor);
  }

  private static void limits(
      StringBuilder sql, String column, Range range, List<byte[]> arguments) {
    sql.append(column).append(">=?");
    arguments.add(range.from());
    range
        .to()
        .ifPresent(
            end -> {
              sql.append(" AND ").append(column).append("<?");
              arguments.add(end);
            });
  }

  private void visit(String sql, List<byte[]> arguments, Visitor visitor) {
    try (ResultSet rows = bind(sql, arguments).executeQuery()) {
      boolean more = true;
      while (more && rows.next()) {
        more = visitor.visit(rows.getBytes(1));
      }
    } catch (SQLException failure) {
      throw failed(failure);
    }
  }

  @Override
  public Extent extent(long map) {
    return extent("SELECT count(*), total(length(k)+length(v)) FROM m" + map);
  }

  @Override
  public Extent extentOfIndex(long index) {
    return extent("SELECT count(*), total(length(a)+length(p)) FROM i" + index);
  }

  private Extent extent(String sql) {
    try (var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return new Extent(rows.getLong(1), rows.getLong(2));
    } catch (SQLException failure) {
      throw failed(failure);
    }
  }

  @Override
  public void put(long map, byte[] key, byte[] value) {
    change("INSERT OR REPLACE INTO m" + map + " VALUES(?,?)", key, value);
  }

  @Override
  public void delete(long map, byte[] key) {
    change("DELETE FROM m" + map + " WHERE k=?", key);
  }

  @Override
  public void putEntry(long index, byte[] entry, byte[] item) {
    change("INSERT OR REPLACE INTO i" + index + " VALUES(?,?)", entry, item);
  }

  @Override
  public void deleteEntry(long index, byte[] entry, byte[] item) {
    change("DELETE FROM i" + index + " WHERE a=? AND p=?", entry, item);
  }

  @Override
  public void createMap(long map) {
    define(
        "CREATE TABLE IF NOT EXISTS m"
            + map
            + "(k BLOB PRIMARY KEY, v BLOB NOT NULL) WITHOUT ROWID");
  }

  @Override
  public void dropMap(long map) {
    define("DROP TABLE m" + map);
  }

  @Override
  public void createIndex(long index) {
    define(
        "CREATE TABLE i"
            + index
            + "(a BLOB NOT NULL, p BLOB NOT NULL, PRIMARY KEY(a,p)) WITHOUT ROWID");
  }

  @Override
  public void dropIndex(long index) {
    define("DROP TABLE i" + index);
  }

  /** Whether something has changed since the last call. */
  boolean takeChanged() {
    boolean answer = changed;
    changed = false;
    return answer;
  }

  void execute(String sql) {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw failed(failure);
    }
  }

  void begin(boolean toWrite) {
    String begin = toWrite ? "BEGIN IMMEDIATE" : "BEGIN";
    try {
      run(begin);
    } catch (StoreException open) {
      // A transaction that could be neither committed nor rolled back because the disk was full.
      rollback();
      run(begin);
    }
  }

  void commit() {
    run("COMMIT");
  }

  /**
   * Also if SQLite has already rolled back, as it does when the disk is full. A failed statement
   * would not run again: all are prepared again.
   */
  void rollback() {
    forgetPrepared();
    try (var statement = connection.createStatement()) {
      statement.execute("ROLLBACK");
    } catch (SQLException none) {
      LOG.debug("there was nothing to roll back", none);
    }
  }

  private void run(String sql) {
    try {
      prepare(sql).execute();
    } catch (SQLException failure) {
      throw failed(failure);
    }
  }

  private static StoreException failed(SQLException failure) {
    return new StoreException("the storage failed: " + failure.getMessage(), failure);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException failure) {
      throw failed(failure);
    }
  }
}
