package dev.cadenza.local.emulator;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;

/**
 * ElasticMQ's database, seen from outside. One connection of our own keeps it open from before
 * ElasticMQ starts to after it has stopped.
 */
final class StoredMessages implements AutoCloseable {

  private static final String MESSAGE_TABLES =
      "SELECT table_name FROM information_schema.tables WHERE table_name LIKE 'MESSAGE\\_%'";

  private final String url;
  private final boolean isNew;
  private final Connection connection;

  StoredMessages(Path directory) {
    this.isNew = !Files.exists(directory.resolve("messages.mv.db"));
    // Without the delay of H2's writer a message that was accepted survives a kill. H2's own hook
    // would close the database under handlers that still run when the process is told to end.
    this.url = "jdbc:h2:" + directory.resolve("messages") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
    try {
      this.connection = DriverManager.getConnection(url);
    } catch (SQLException failure) {
      throw new EmulatorException("the kept messages cannot be opened: " + directory, failure);
    }
  }

  String url() {
    return url;
  }

  /**
   * Makes every message that somebody had received when the process ended receivable at once, and
   * takes back the receive: the handler did not fail, it was stopped.
   *
   * @return the names of the queues
   */
  Set<String> release() {
    if (isNew) {
      return Set.of();
    }
    try (Statement statement = connection.createStatement()) {
      for (String table : column(statement, MESSAGE_TABLES)) {
        statement.executeUpdate(
            "UPDATE \"%s\" SET next_delivery = 0, receive_count = receive_count - 1"
                    .formatted(table)
                + " WHERE receive_count > 0 AND next_delivery > "
                + System.currentTimeMillis());
      }
      return column(statement, "SELECT name FROM queue");
    } catch (SQLException failure) {
      throw new EmulatorException("the kept messages cannot be read", failure);
    }
  }

  private static Set<String> column(Statement statement, String query) throws SQLException {
    Set<String> values = new HashSet<>();
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  /** Writes everything out and lets go of the file, which ElasticMQ's connections would hold. */
  @Override
  public void close() {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SHUTDOWN");
    } catch (SQLException failure) {
      throw new EmulatorException("the messages cannot be closed", failure);
    }
  }
}
