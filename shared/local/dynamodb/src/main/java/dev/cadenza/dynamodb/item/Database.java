package dev.cadenza.dynamodb.item;

import dev.cadenza.dynamodb.store.Changes;
import dev.cadenza.dynamodb.store.Rows;
import dev.cadenza.dynamodb.store.Store;
import dev.cadenza.dynamodb.store.StoreException;
import dev.cadenza.dynamodb.table.Catalog;
import dev.cadenza.dynamodb.table.Table;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The tables with their items.
 *
 * @param clock determines when items and tokens expire
 */
public record Database(Store store, Catalog catalog, Clock clock) {

  /**
   * @throws dev.cadenza.dynamodb.value.scalar.DynamoDbException if the table does not exist
   */
  public Table table(String name) {
    return catalog.require(name);
  }

  /**
   * Plans a write with the current table definitions and applies it. If a definition changes
   * meanwhile, it is planned again.
   *
   * @return the result of the work, after the commit
   */
  public <T> T write(Supplier<Function<Changes, T>> plan) {
    while (true) {
      long seen = catalog.version();
      Function<Changes, T> work = plan.get();
      Optional<T> answer =
          store.write(
              changes ->
                  catalog.version() == seen ? Optional.of(work.apply(changes)) : Optional.empty());
      if (answer.isPresent()) {
        return answer.get();
      }
    }
  }

  /** Like {@link #write}, for reads. Each call of the rows reads its own snapshot. */
  public <T> T read(Supplier<Function<Rows, T>> plan) {
    return read(plan, store::read);
  }

  /** Like {@link #write}, for reads. All calls of the rows read the same snapshot. */
  public <T> T readSnapshot(Supplier<Function<Rows, T>> plan) {
    return read(plan, store::readSnapshot);
  }

  private <T> T read(Supplier<Function<Rows, T>> plan, Function<Function<Rows, T>, T> reader) {
    while (true) {
      long seen = catalog.version();
      Function<Rows, T> work = plan.get();
      try {
        return reader.apply(work);
      } catch (StoreException failure) {
        if (catalog.version() == seen) {
          throw failure;
        }
        // A table or an index may have been deleted meanwhile.
      }
    }
  }
}
