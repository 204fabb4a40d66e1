package dev.cadenza.dynamodb;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.cadenza.dynamodb.data.Tokens;
import dev.cadenza.dynamodb.item.Database;
import dev.cadenza.dynamodb.protocol.Operation;
import dev.cadenza.dynamodb.protocol.Parameters;
import dev.cadenza.dynamodb.protocol.Reply;
import dev.cadenza.dynamodb.store.Store;
import dev.cadenza.dynamodb.table.Catalog;
import dev.cadenza.dynamodb.value.scalar.DynamoDbException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An embedded DynamoDB. Safe for use by several threads.
 *
 * <pre>{@code
 * try (DynamoDb db = DynamoDb.inMemory(Options.DEFAULT)) {
 *   Answer answer = db.handle("DynamoDB_20120810.ListTables", "{}".getBytes(UTF_8));
 * }
 * }</pre>
 */
public final class DynamoDb implements AutoCloseable {
  private static final String VERSION = "DynamoDB_20120810.";
  private static final Logger LOG = LoggerFactory.getLogger(DynamoDb.class);

  /** Names of attributes may have 65,535 bytes; AttributeNames rejects longer ones. */
  private static final StreamReadConstraints CONSTRAINTS =
      StreamReadConstraints.builder().maxNameLength(1_000_000).build();

  private static final ObjectMapper JSON =
      JsonMapper.builder(JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Store store;
  private final Map<String, Operation> operations;
  private final Sweeper sweeper;

  private DynamoDb(Store store, Options options) {
    this.store = store;
    store.write(
        changes -> {
          Tokens.prepare(changes);
          return true;
        });
    Database database = new Database(store, Catalog.load(store), options.clock());
    Tokens tokens = new Tokens(options.clock());
    this.operations = Operations.of(database, tokens);
    this.sweeper = Sweeper.start(database, tokens, options.sweep());
  }

  /** An instance in memory. */
  public static DynamoDb inMemory(Options options) {
    return new DynamoDb(Store.inMemory(), options);
  }

  /**
   * A persistent instance.
   *
   * @param folder created if missing; one instance at a time may use it
   * @throws dev.cadenza.dynamodb.store.StoreException when the folder is not usable, or in use
   */
  public static DynamoDb open(Path folder, Options options) {
    Store store = Store.open(folder, options.forced());
    try {
      return new DynamoDb(store, options);
    } catch (RuntimeException failure) {
      store.close();
      throw failure;
    }
  }

  /**
   * Handles a request. Acknowledged changes are committed.
   *
   * @param target the header {@code X-Amz-Target}, such as {@code DynamoDB_20120810.GetItem}
   * @param body JSON, read-only
   */
  public Answer handle(String target, byte[] body) {
    return handle(target, body, "localhost");
  }

  /**
   * Like {@link #handle(String, byte[])}.
   *
   * @param address the host, and the port after a colon, in the client's URL
   */
  public Answer handle(String target, byte[] body, String address) {
    try {
      return new Answer(200, write(run(target, body, address)), Optional.empty());
    } catch (DynamoDbException refused) {
      return Errors.answer(refused);
    } catch (IOException | RuntimeException failure) {
      LOG.error("{} failed", target, failure);
      return Errors.internal();
    }
  }

  private Reply run(String target, byte[] body, String address) {
    if (target.equals(VERSION + "DescribeEndpoints")) {
      return endpoints(address);
    }
    Operation operation =
        target.startsWith(VERSION) ? operations.get(target.substring(VERSION.length())) : null;
    if (operation == null) {
      throw new DynamoDbException("UnknownOperationException", "");
    }
    return operation.run(Parameters.of(read(body)));
  }

  private static Reply endpoints(String address) {
    return json -> {
      json.writeStartObject();
      json.writeArrayFieldStart("Endpoints");
      json.writeStartObject();
      json.writeStringField("Address", address);
      json.writeNumberField("CachePeriodInMinutes", 1440);
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
    };
  }

  private static JsonNode read(byte[] body) {
    try {
      JsonNode json = JSON.readTree(body);
      return json.isMissingNode() ? JsonNodeFactory.instance.nullNode() : json;
    } catch (JsonProcessingException failure) {
      throw DynamoDbException.serialization(failure.getOriginalMessage());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static byte[] write(Reply reply) throws IOException {
    ByteArrayBuilder bytes = new ByteArrayBuilder();
    try (JsonGenerator generator = JSON.createGenerator(bytes)) {
      reply.write(generator);
    }
    return bytes.toByteArray();
  }

  /** Waits for running requests. */
  @Override
  public void close() {
    sweeper.close();
    store.close();
  }
}
