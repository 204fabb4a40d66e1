package dev.cadenza.local.template;

import dev.cadenza.local.template.intrinsic.TemplateException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The values of the template's parameters. */
final class Parameters {

  private Parameters() {}

  /** Text, or a list of texts for a {@code CommaDelimitedList}. */
  static Map<String, Object> values(
      Map<String, Map<String, Object>> declared, Map<String, String> given) {
    for (String name : given.keySet()) {
      if (!declared.containsKey(name)) {
        throw new TemplateException("the template has no parameter " + name);
      }
    }
    Map<String, Object> values = new HashMap<>();
    declared.forEach((name, declaration) -> values.put(name, value(name, declaration, given)));
    return values;
  }

  private static Object value(
      String name, Map<String, Object> declaration, Map<String, String> given) {
    Properties properties = new Properties("Parameters." + name, declaration);
    properties.ignore(Set.of("Description", "ConstraintDescription", "NoEcho"));
    properties.ignore(Set.of("MinValue", "MaxValue", "MinLength", "MaxLength", "AllowedPattern"));
    String type = properties.text("Type");
    String preset = properties.text("Default", "");
    List<String> allowed = properties.texts("AllowedValues");
    properties.refuseTheRest();
    String value = given.getOrDefault(name, preset);
    if (!given.containsKey(name) && !declaration.containsKey("Default")) {
      throw TemplateException.at("Parameters." + name, "has no value and no default");
    }
    if (!allowed.isEmpty() && !allowed.contains(value)) {
      throw TemplateException.at("Parameters." + name, value + " is not one of " + allowed);
    }
    return switch (type) {
      case "String", "Number" -> value;
      case "CommaDelimitedList" ->
          value.isBlank() ? List.of() : List.of(value.strip().split("\\s*,\\s*"));
      default -> throw properties.refuse("Type", type + " is not supported locally");
    };
  }
}
