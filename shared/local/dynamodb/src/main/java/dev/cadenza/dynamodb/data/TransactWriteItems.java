package dev.cadenza.dynamodb.data;

import static dev.cadenza.dynamodb.value.scalar.DynamoDbException.validation;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.cadenza.dynamodb.item.Database;
import dev.cadenza.dynamodb.item.Detail;
import dev.cadenza.dynamodb.item.Units;
import dev.cadenza.dynamodb.item.WriteCost;
import dev.cadenza.dynamodb.protocol.Operation;
import dev.cadenza.dynamodb.protocol.Parameters;
import dev.cadenza.dynamodb.protocol.Reply;
import dev.cadenza.dynamodb.store.Changes;
import dev.cadenza.dynamodb.table.Table;
import dev.cadenza.dynamodb.value.Items;
import dev.cadenza.dynamodb.value.scalar.DynamoDbException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Writes up to a hundred items, all of them or none. */
public final class TransactWriteItems implements Operation {
  private final Database database;
  private final Tokens tokens;

  public TransactWriteItems(Database database, Tokens tokens) {
    this.database = database;
    this.tokens = tokens;
  }

  private record Done(ItemWrite write, ItemWrite.Effect effect) {}

  /**
   * @param repeated whether it was already done by a request with the same token
   */
  private record Outcome(List<Done> done, boolean repeated) {}

  @Override
  public Reply run(Parameters request) {
    TransactionParameters.checkWrite(request);
    List<TransactionParameters.Action> actions = TransactionParameters.writes(request);
    String text = request.any("TransactItems").orElseThrow().toString();
    TransactionParameters.checkSize(text);
    Optional<Tokens.Use> token =
        request.text("ClientRequestToken").map(value -> new Tokens.Use(value, text));
    List<ItemWrites.Draft> drafts = actions.stream().map(TransactWriteItems::draft).toList();
    Outcome outcome = database.write(() -> plan(token, actions, drafts));
    return json -> write(json, request, outcome);
  }

  private static ItemWrites.Draft draft(TransactionParameters.Action action) {
    Parameters parameters = action.parameters();
    return switch (action.kind()) {
      case PUT -> ItemWrites.put(parameters);
      case UPDATE -> ItemWrites.update(parameters);
      case DELETE -> ItemWrites.delete(parameters);
      case CONDITION_CHECK -> ItemWrites.check(parameters);
    };
  }

  private Function<Changes, Outcome> plan(
      Optional<Tokens.Use> token,
      List<TransactionParameters.Action> actions,
      List<ItemWrites.Draft> drafts) {
    List<Table> tables =
        actions.stream().map(action -> database.table(Common.table(action.parameters()))).toList();
    List<ItemWrite> writes = bind(drafts, tables);
    return changes -> {
      boolean repeated = token.isPresent() && tokens.isDone(changes, token.get());
      List<Done> done = repeated ? repeated(changes, writes) : evaluate(changes, writes);
      if (!repeated) {
        done.forEach(each -> each.write().store(changes, each.effect()));
        token.ifPresent(use -> tokens.remember(changes, use));
      }
      return new Outcome(done, repeated);
    };
  }

  /** The first action that does not match its table cancels all, before anything is read. */
  private static List<ItemWrite> bind(List<ItemWrites.Draft> drafts, List<Table> tables) {
    List<ItemWrite> writes = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      try {
        writes.add(drafts.get(i).bind(tables.get(i)));
      } catch (DynamoDbException failure) {
        throw Cancellation.of(drafts.size(), i, failure);
      }
    }
    Set<Object> keys = new HashSet<>();
    for (ItemWrite write : writes) {
      if (!keys.add(List.of(write.table().name(), write.key()))) {
        throw validation("Transaction request cannot include multiple operations on one item");
      }
    }
    return writes;
  }

  private static List<Done> evaluate(Changes changes, List<ItemWrite> writes) {
    List<Done> done = new ArrayList<>();
    Cancellation cancellation = new Cancellation(writes.size());
    for (int i = 0; i < writes.size(); i++) {
      try {
        done.add(new Done(writes.get(i), writes.get(i).evaluate(changes)));
      } catch (DynamoDbException failure) {
        cancellation.add(i, failure);
      }
    }
    cancellation.throwIfAny();
    return done;
  }

  private static List<Done> repeated(Changes changes, List<ItemWrite> writes) {
    return writes.stream().map(write -> new Done(write, write.look(changes))).toList();
  }

  private static void write(JsonGenerator json, Parameters request, Outcome outcome)
      throws IOException {
    json.writeStartObject();
    if (ItemCollections.asked(request)) {
      ItemCollections.write(json, outcome.done().stream().map(Done::write).toList());
    }
    if (Common.detail(request) != Detail.NONE) {
      consumed(outcome).write(json, Common.detail(request));
    }
    json.writeEndObject();
  }

  private static ConsumedList consumed(Outcome outcome) {
    ConsumedList consumed = new ConsumedList(true);
    for (Done each : outcome.done()) {
      Table table = each.write().table();
      if (outcome.repeated()) {
        int size = each.effect().before().map(Items::size).orElse(0);
        consumed.of(table).read(Units.read(size, true));
      } else {
        WriteCost.add(consumed.of(table), table, each.effect().before(), each.effect().after());
      }
    }
    return consumed;
  }
}
