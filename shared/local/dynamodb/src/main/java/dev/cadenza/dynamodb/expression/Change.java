package dev.cadenza.dynamodb.expression;

import dev.cadenza.dynamodb.value.AttributeValue;
import dev.cadenza.dynamodb.value.BinarySet;
import dev.cadenza.dynamodb.value.ListValue;
import dev.cadenza.dynamodb.value.NumberSet;
import dev.cadenza.dynamodb.value.NumberValue;
import dev.cadenza.dynamodb.value.StringSet;
import dev.cadenza.dynamodb.value.scalar.Bytes;
import dev.cadenza.dynamodb.value.scalar.DynamoDbException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The change of an update at one path. */
sealed interface Change {
  DocumentPath path();

  /**
   * @param item before the whole update
   * @return the new value at the path; empty to remove it
   */
  Optional<AttributeValue> apply(Map<String, AttributeValue> item);

  /** Whether it creates a missing item. */
  boolean createsItem();

  record Put(DocumentPath path, Operand value) implements Change {
    @Override
    public Optional<AttributeValue> apply(Map<String, AttributeValue> item) {
      return Optional.of(Operand.required(value, item));
    }

    @Override
    public boolean createsItem() {
      return true;
    }
  }

  record Remove(DocumentPath path) implements Change {
    @Override
    public Optional<AttributeValue> apply(Map<String, AttributeValue> item) {
      return Optional.empty();
    }

    @Override
    public boolean createsItem() {
      return false;
    }
  }

  /**
   * Adds to a number, a set, or in the legacy form a list.
   *
   * @param mismatch the error when the item has another type there
   */
  record Add(DocumentPath path, AttributeValue value, Supplier<DynamoDbException> mismatch)
      implements Change {
    @Override
    public Optional<AttributeValue> apply(Map<String, AttributeValue> item) {
      return Optional.of(path.in(item).map(this::sum).orElse(value));
    }

    private AttributeValue sum(AttributeValue before) {
      if (!before.type().equals(value.type())) {
        throw mismatch.get();
      }
      return switch (value) {
        case NumberValue number -> ((NumberValue) before).plus(number);
        case StringSet(Set<String> more) ->
            new StringSet(union(((StringSet) before).values(), more));
        case NumberSet(Set<BigDecimal> more) ->
            new NumberSet(union(((NumberSet) before).values(), more));
        case BinarySet(Set<Bytes> more) ->
            new BinarySet(union(((BinarySet) before).values(), more));
        case ListValue(List<AttributeValue> more) -> {
          List<AttributeValue> all = new ArrayList<>(((ListValue) before).values());
          all.addAll(more);
          yield new ListValue(all);
        }
        default -> throw new IllegalStateException("cannot add to: " + value.type());
      };
    }

    private static <T> Set<T> union(Set<T> before, Set<T> more) {
      Set<T> all = new LinkedHashSet<>(before);
      all.addAll(more);
      return all;
    }

    @Override
    public boolean createsItem() {
      return true;
    }
  }

  /**
   * Removes elements from a set; an empty set is removed.
   *
   * @param mismatch the error when the item has another type there
   */
  record Delete(DocumentPath path, AttributeValue value, Supplier<DynamoDbException> mismatch)
      implements Change {
    @Override
    public Optional<AttributeValue> apply(Map<String, AttributeValue> item) {
      return path.in(item).flatMap(this::difference);
    }

    private Optional<AttributeValue> difference(AttributeValue before) {
      if (!before.type().equals(value.type())) {
        throw mismatch.get();
      }
      return switch (value) {
        case StringSet(Set<String> less) ->
            without(((StringSet) before).values(), less).map(StringSet::new);
        case NumberSet(Set<BigDecimal> less) ->
            without(((NumberSet) before).values(), less).map(NumberSet::new);
        case BinarySet(Set<Bytes> less) ->
            without(((BinarySet) before).values(), less).map(BinarySet::new);
        default -> throw new IllegalStateException("cannot remove from: " + value.type());
      };
    }

    private static <T> Optional<Set<T>> without(Set<T> before, Set<T> less) {
      Set<T> rest = new LinkedHashSet<>(before);
      rest.removeAll(less);
      return rest.isEmpty() ? Optional.empty() : Optional.of(rest);
    }

    @Override
    public boolean createsItem() {
      return false;
    }
  }
}
