package dev.cadenza.local.template.intrinsic;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The template's conditions. They refer only to parameters and each other. */
public final class Conditions {

  private final Map<String, Object> declared;
  private final UnaryOperator<Object> resolve;

  /**
   * @param resolve returns the value of an intrinsic function
   */
  public Conditions(Map<String, Object> declared, UnaryOperator<Object> resolve) {
    this.declared = Map.copyOf(declared);
    this.resolve = resolve;
  }

  public boolean holds(String name) {
    Object condition = declared.get(name);
    if (condition == null) {
      throw TemplateException.at("Conditions." + name, "unknown condition");
    }
    return holds(name, condition);
  }

  private boolean holds(String name, Object condition) {
    return switch (condition) {
      case Intrinsic.Condition(String other) -> holds(other);
      case Intrinsic.Equals(Object left, Object right) -> text(left).equals(text(right));
      case Intrinsic.Not(Object part) -> !holds(name, part);
      case Intrinsic.And(List<Object> parts) -> parts.stream().allMatch(part -> holds(name, part));
      case Intrinsic.Or(List<Object> parts) -> parts.stream().anyMatch(part -> holds(name, part));
      default -> throw TemplateException.at("Conditions." + name, "is not a condition");
    };
  }

  private String text(Object value) {
    return String.valueOf(resolve.apply(value));
  }
}
