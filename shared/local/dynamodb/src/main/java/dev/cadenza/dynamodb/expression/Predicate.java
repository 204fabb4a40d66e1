package dev.cadenza.dynamodb.expression;

import dev.cadenza.dynamodb.expression.parser.Comparator;
import dev.cadenza.dynamodb.value.AttributeValue;
import dev.cadenza.dynamodb.value.BinarySet;
import dev.cadenza.dynamodb.value.BinaryValue;
import dev.cadenza.dynamodb.value.ListValue;
import dev.cadenza.dynamodb.value.NumberSet;
import dev.cadenza.dynamodb.value.NumberValue;
import dev.cadenza.dynamodb.value.StringSet;
import dev.cadenza.dynamodb.value.StringValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A predicate on items. With a missing attribute, all except NE and NOT are false. */
sealed interface Predicate {
  boolean test(Map<String, AttributeValue> item);

  record Compared(Comparator comparator, Operand left, Operand right) implements Predicate {
    @Override
    public boolean test(Map<String, AttributeValue> item) {
      Optional<AttributeValue> one = left.in(item);
      Optional<AttributeValue> two = right.in(item);
      if (one.isEmpty() || two.isEmpty()) {
        return comparator == Comparator.NE;
      }
      if (!comparator.isOrder()) {
        return one.get().equals(two.get()) == (comparator == Comparator.EQ);
      }
      OptionalInt order = order(one.get(), two.get());
      return order.isPresent() && comparator.matches(order.getAsInt());
    }
  }

  record Between(Operand value, Operand low, Operand high) implements Predicate {
    @Override
    public boolean test(Map<String, AttributeValue> item) {
      return new Compared(Comparator.GE, value, low).test(item)
          && new Compared(Comparator.LE, value, high).test(item);
    }
  }

  record In(Operand value, List<Operand> candidates) implements Predicate {
    @Override
    public boolean test(Map<String, AttributeValue> item) {
      Optional<AttributeValue> wanted = value.in(item);
      return wanted.isPresent()
          && candidates.stream().anyMatch(candidate -> candidate.in(item).equals(wanted));
    }
  }

  /**
   * @param wanted false for an attribute that must not exist
   */
  record Exists(DocumentPath path, boolean wanted) implements Predicate {
    @Override
    public boolean test(Map<String, AttributeValue> item) {
      return path.in(item).isPresent() == wanted;
    }
  }

  record TypeIs(Operand value, String type) implements Predicate {
    @Override
    public boolean test(Map<String, AttributeValue> item) {
      return value.in(item).filter(found -> found.type().equals(type)).isPresent();
    }
  }

  record BeginsWith(Operand value, Operand prefix) implements Predicate {
    @Override
    public boolean test(Map<String, AttributeValue> item) {
      AttributeValue whole = value.in(item).orElse(null);
      AttributeValue start = prefix.in(item).orElse(null);
      if (whole instanceof StringValue string && start instanceof StringValue part) {
        return string.value().startsWith(part.value());
      }
      return whole instanceof BinaryValue binary
          && start instanceof BinaryValue part
          && binary.value().startsWith(part.value());
    }
  }

  /** Whether a string or binary value contains a part, or a set or list an element. */
  record Contains(Operand value, Operand part) implements Predicate {
    @Override
    public boolean test(Map<String, AttributeValue> item) {
      Optional<AttributeValue> whole = value.in(item);
      Optional<AttributeValue> wanted = part.in(item);
      return whole.isPresent() && wanted.isPresent() && contains(whole.get(), wanted.get());
    }

    private static boolean contains(AttributeValue whole, AttributeValue part) {
      return switch (whole) {
        case StringValue string ->
            part instanceof StringValue found && string.value().contains(found.value());
        case BinaryValue binary ->
            part instanceof BinaryValue found && binary.value().contains(found.value());
        case StringSet set ->
            part instanceof StringValue found && set.values().contains(found.value());
        case NumberSet set ->
            part instanceof NumberValue found && set.values().contains(found.value());
        case BinarySet set ->
            part instanceof BinaryValue found && set.values().contains(found.value());
        case ListValue list -> list.values().contains(part);
        default -> false;
      };
    }
  }

  record All(List<Predicate> parts) implements Predicate {
    @Override
    public boolean test(Map<String, AttributeValue> item) {
      return parts.stream().allMatch(part -> part.test(item));
    }
  }

  record Any(List<Predicate> parts) implements Predicate {
    @Override
    public boolean test(Map<String, AttributeValue> item) {
      return parts.stream().anyMatch(part -> part.test(item));
    }
  }

  /**
   * @param times the number of NOTs
   */
  record Negated(int times, Predicate part) implements Predicate {
    @Override
    public boolean test(Map<String, AttributeValue> item) {
      return part.test(item) == (times % 2 == 0);
    }
  }

  /** Empty when the values are not comparable. */
  static OptionalInt order(AttributeValue one, AttributeValue two) {
    if (one instanceof NumberValue left && two instanceof NumberValue right) {
      return OptionalInt.of(left.compareTo(right));
    }
    if (one instanceof StringValue left && two instanceof StringValue right) {
      return OptionalInt.of(left.compareTo(right));
    }
    if (one instanceof BinaryValue left && two instanceof BinaryValue right) {
      return OptionalInt.of(left.value().compareTo(right.value()));
    }
    return OptionalInt.empty();
  }
}
