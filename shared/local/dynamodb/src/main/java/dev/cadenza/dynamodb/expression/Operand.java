package dev.cadenza.dynamodb.expression;

import dev.cadenza.dynamodb.value.AttributeValue;
import dev.cadenza.dynamodb.value.BinarySet;
import dev.cadenza.dynamodb.value.BinaryValue;
import dev.cadenza.dynamodb.value.ListValue;
import dev.cadenza.dynamodb.value.MapValue;
import dev.cadenza.dynamodb.value.NumberSet;
import dev.cadenza.dynamodb.value.NumberValue;
import dev.cadenza.dynamodb.value.StringSet;
import dev.cadenza.dynamodb.value.StringValue;
import dev.cadenza.dynamodb.value.scalar.DynamoDbException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An operand of an expression; it has no value if the item lacks the attribute. */
sealed interface Operand {
  Optional<AttributeValue> in(Map<String, AttributeValue> item);

  /** The type, if it does not depend on the item. */
  Optional<String> knownType();

  record Constant(AttributeValue value) implements Operand {
    @Override
    public Optional<AttributeValue> in(Map<String, AttributeValue> item) {
      return Optional.of(value);
    }

    @Override
    public Optional<String> knownType() {
      return Optional.of(value.type());
    }
  }

  record Attribute(DocumentPath path) implements Operand {
    @Override
    public Optional<AttributeValue> in(Map<String, AttributeValue> item) {
      return path.in(item);
    }

    @Override
    public Optional<String> knownType() {
      return Optional.empty();
    }
  }

  /**
   * UTF-16 characters of a string, as in the service, bytes of a binary value, elements of
   * collections.
   */
  record Size(Operand of) implements Operand {
    @Override
    public Optional<AttributeValue> in(Map<String, AttributeValue> item) {
      return of.in(item).flatMap(Size::of).map(NumberValue::of);
    }

    static Optional<Long> of(AttributeValue value) {
      int size =
          switch (value) {
            case StringValue string -> string.value().length();
            case BinaryValue binary -> binary.value().length();
            case StringSet set -> set.values().size();
            case NumberSet set -> set.values().size();
            case BinarySet set -> set.values().size();
            case ListValue list -> list.values().size();
            case MapValue map -> map.values().size();
            default -> -1;
          };
      return size < 0 ? Optional.empty() : Optional.of((long) size);
    }

    @Override
    public Optional<String> knownType() {
      return Optional.of("N");
    }
  }

  record IfNotExists(DocumentPath path, Operand otherwise) implements Operand {
    @Override
    public Optional<AttributeValue> in(Map<String, AttributeValue> item) {
      // The service evaluates both, so both must exist.
      AttributeValue instead = required(otherwise, item);
      return Optional.of(path.in(item).orElse(instead));
    }

    @Override
    public Optional<String> knownType() {
      return Optional.empty();
    }
  }

  record ListAppend(Operand first, Operand second) implements Operand {
    @Override
    public Optional<AttributeValue> in(Map<String, AttributeValue> item) {
      List<AttributeValue> values = new ArrayList<>(list(required(first, item)));
      values.addAll(list(required(second, item)));
      return Optional.of(new ListValue(values));
    }

    private static List<AttributeValue> list(AttributeValue value) {
      if (value instanceof ListValue list) {
        return list.values();
      }
      throw wrongType();
    }

    @Override
    public Optional<String> knownType() {
      return Optional.of("L");
    }
  }

  record Sum(Operand left, boolean minus, Operand right) implements Operand {
    @Override
    public Optional<AttributeValue> in(Map<String, AttributeValue> item) {
      AttributeValue one = required(left, item);
      AttributeValue two = required(right, item);
      if (one instanceof NumberValue first && two instanceof NumberValue second) {
        return Optional.of(minus ? first.minus(second) : first.plus(second));
      }
      throw wrongType();
    }

    @Override
    public Optional<String> knownType() {
      return Optional.of("N");
    }
  }

  /**
   * @throws DynamoDbException when the item lacks the attribute
   */
  static AttributeValue required(Operand operand, Map<String, AttributeValue> item) {
    return operand
        .in(item)
        .orElseThrow(
            () ->
                DynamoDbException.validation(
                    "The provided expression refers to an attribute that does not exist in the"
                        + " item"));
  }

  static DynamoDbException wrongType() {
    return DynamoDbException.validation(
        "An operand in the update expression has an incorrect data type");
  }
}
