package dev.cadenza.dynamodb.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/** Opens SQLite: a file, or a database in memory with a single connection. */
record Connections(Optional<Path> file, boolean forced) {

  Statements open() {
    String url = "jdbc:sqlite:" + file.map(Path::toString).orElse(":memory:");
    try {
      Statements statements = new Statements(JDBC.createConnection(url, properties()));
      if (file.isPresent()) {
        prepare(statements);
      }
      statements.execute("PRAGMA temp_store=MEMORY");
      return statements;
    } catch (SQLException failure) {
      throw new StoreException("SQLite did not open " + url + ": " + failure.getMessage(), failure);
    }
  }

  private static Properties properties() {
    SQLiteConfig config = new SQLiteConfig();
    // Otherwise the driver reads the row id after each put.
    config.setGetGeneratedKeys(false);
    return config.toProperties();
  }

  private void prepare(Statements statements) {
    // Writes survive the end of this process. With NORMAL, the disk is synchronized only when the
    // log is moved into the file, so a power failure loses only the last commits; with FULL, at
    // each commit.
    statements.execute("PRAGMA synchronous=" + (forced ? "FULL" : "NORMAL"));
    statements.execute("PRAGMA journal_mode=WAL");
    statements.execute("PRAGMA mmap_size=1073741824");
    statements.execute("PRAGMA busy_timeout=10000");
  }
}
