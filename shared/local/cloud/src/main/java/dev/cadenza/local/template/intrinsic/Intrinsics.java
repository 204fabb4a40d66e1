package dev.cadenza.local.template.intrinsic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Creates an intrinsic function from its name and arguments, in short or long form. */
final class Intrinsics {

  /** The supported names: {@code !Ref} and {@code Ref}, {@code !Sub} and {@code Fn::Sub}. */
  static final List<String> NAMES =
      List.of("Ref", "Sub", "GetAtt", "If", "Condition", "Equals", "Not", "And", "Or");

  private Intrinsics() {}

  /**
   * @param name without {@code !} or {@code Fn::}
   * @param value without long forms
   */
  static Optional<Intrinsic> of(String name, Object value) {
    return Optional.ofNullable(
        switch (name) {
          case "Ref" -> new Intrinsic.Ref(String.valueOf(value));
          case "Sub" -> sub(value);
          case "GetAtt" -> getAtt(value);
          case "If" -> {
            List<?> parts = list(name, value, 3);
            yield new Intrinsic.If(String.valueOf(parts.get(0)), parts.get(1), parts.get(2));
          }
          case "Condition" -> new Intrinsic.Condition(String.valueOf(value));
          case "Equals" -> {
            List<?> parts = list(name, value, 2);
            yield new Intrinsic.Equals(parts.get(0), parts.get(1));
          }
          case "Not" -> new Intrinsic.Not(list(name, value, 1).getFirst());
          case "And" -> new Intrinsic.And(List.copyOf(list(name, value, 0)));
          case "Or" -> new Intrinsic.Or(List.copyOf(list(name, value, 0)));
          default -> null;
        });
  }

  private static List<?> list(String name, Object value, int size) {
    if (value instanceof List<?> parts && (size == 0 || parts.size() == size)) {
      return parts;
    }
    throw new TemplateException("!" + name + " " + value + ": expected a list of its parts");
  }

  private static Intrinsic getAtt(Object value) {
    if (value instanceof List<?> parts && parts.size() == 2) {
      return new Intrinsic.GetAtt(String.valueOf(parts.get(0)), String.valueOf(parts.get(1)));
    }
    return Intrinsic.GetAtt.parse(String.valueOf(value));
  }

  private static Intrinsic sub(Object value) {
    if (value instanceof List<?> parts
        && parts.size() == 2
        && parts.get(1) instanceof Map<?, ?> variables) {
      Map<String, Object> named = new LinkedHashMap<>();
      variables.forEach((name, variable) -> named.put(String.valueOf(name), variable));
      return new Intrinsic.Sub(String.valueOf(parts.get(0)), named);
    }
    return new Intrinsic.Sub(String.valueOf(value), Map.of());
  }
}
