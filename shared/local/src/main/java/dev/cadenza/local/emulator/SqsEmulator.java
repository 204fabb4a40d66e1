package dev.cadenza.local.emulator;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.cadenza.local.signed.Signatures;
import dev.cadenza.local.signed.SignedServer;
import dev.cadenza.local.template.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.pekko.actor.Terminated;
import org.elasticmq.server.ElasticMQServer;
import org.elasticmq.server.config.ElasticMQServerConfig;
import scala.Function0;
import scalikejdbc.ConnectionPool;

/**
 * ElasticMQ with its messages in an H2 database. It asks nobody for a signature, so its routes get
 * no port: a {@link SignedServer} hands requests to them within the process.
 */
public final class SqsEmulator implements AutoCloseable {

  private static final AtomicBoolean POOL_OPENED = new AtomicBoolean();

  private final StoredMessages messages;
  private final Set<String> storedQueues;
  private final Function0<Terminated> stop;
  private final SignedServer front;

  private SqsEmulator(
      StoredMessages messages,
      Set<String> storedQueues,
      Function0<Terminated> stop,
      SignedServer front) {
    this.messages = messages;
    this.storedQueues = Set.copyOf(storedQueues);
    this.stop = stop;
    this.front = front;
  }

  /**
   * Starts it. Messages that were in flight when the last one ended can be received at once.
   *
   * @param directory where the messages are kept, made when missing
   */
  public static SqsEmulator start(Path directory, int port, Signatures signatures) {
    try {
      Files.createDirectories(directory);
    } catch (IOException failure) {
      throw new EmulatorException("no directory for the messages: " + directory, failure);
    }
    StoredMessages messages = new StoredMessages(directory);
    Set<String> storedQueues = messages.release();
    if (!POOL_OPENED.compareAndSet(false, true)) {
      connect(messages.url());
    }
    Config config =
        ConfigFactory.parseMap(settings(messages.url(), port)).withFallback(ConfigFactory.load());
    ElasticMQServer server = new ElasticMQServer(new ElasticMQServerConfig(config));
    SqsRoutes routes = SqsRoutes.of(server);
    Function0<Terminated> stop = server.start();
    try {
      SignedServer front = SignedServer.start(port, "sqs", signatures, routes::answer);
      return new SqsEmulator(messages, storedQueues, stop, front);
    } catch (Exception failure) {
      stop.apply();
      throw new EmulatorException("ElasticMQ did not start: " + failure.getMessage(), failure);
    }
  }

  /**
   * ElasticMQ opens its static connection pool once a JVM, whatever database a later one is given.
   */
  private static void connect(String url) {
    ConnectionPool.singleton(
        url,
        "",
        "",
        ConnectionPool.singleton$default$4(),
        ConnectionPool.DEFAULT_CONNECTION_POOL_FACTORY());
  }

  private static Map<String, Object> settings(String database, int port) {
    return Map.ofEntries(
        // Nothing is bound there: see SqsRoutes.
        Map.entry("rest-sqs.bind-hostname", "127.0.0.1"),
        Map.entry("rest-sqs.bind-port", port),
        Map.entry("node-address.host", "127.0.0.1"),
        Map.entry("node-address.port", port),
        Map.entry("aws.region", Names.REGION),
        Map.entry("aws.accountId", Names.ACCOUNT),
        Map.entry("messages-storage.enabled", true),
        Map.entry("messages-storage.uri", database),
        Map.entry("pekko.daemonic", "on"),
        Map.entry("pekko.jvm-shutdown-hooks", "off"),
        Map.entry("pekko.coordinated-shutdown.run-by-jvm-shutdown-hook", "off"),
        Map.entry("pekko.loglevel", "WARNING"),
        Map.entry("pekko.stdout-loglevel", "OFF"),
        Map.entry("pekko.log-dead-letters", "off"),
        Map.entry("pekko.log-dead-letters-during-shutdown", "off"));
  }

  /** The queues of an earlier start, which come back some time after this has started. */
  public Set<String> storedQueues() {
    return storedQueues;
  }

  @Override
  public void close() {
    try {
      front.close();
      stop.apply();
      ConnectionPool.closeAll();
    } finally {
      messages.close();
    }
  }
}
