package dev.cadenza.local.template;

import dev.cadenza.local.template.intrinsic.Conditions;
import dev.cadenza.local.template.intrinsic.Intrinsic;
import dev.cadenza.local.template.intrinsic.TemplateException;
import dev.cadenza.local.template.spec.Names;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces the intrinsic functions of a value by their values. */
final class Resolver {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]*)}");

  private final Map<String, Object> parameters;

  /** The value of a removed property: {@code !Ref AWS::NoValue}. */
  private static final Object NO_VALUE = new Object();

  private final Attributes attributes;
  private final Conditions conditions;

  Resolver(Map<String, Object> parameters, Map<String, Object> conditions, Attributes attributes) {
    this.parameters = Map.copyOf(parameters);
    this.attributes = attributes;
    this.conditions = new Conditions(conditions, this::resolve);
  }

  /** Whether a condition of the template is true. */
  boolean holds(String condition) {
    return conditions.holds(condition);
  }

  Object resolve(Object value) {
    return switch (value) {
      case null -> throw new TemplateException("a property without a value");
      case Intrinsic.Ref(String name) -> ref(name);
      case Intrinsic.GetAtt(String resource, String attribute) ->
          attributes.attribute(resource, attribute);
      case Intrinsic.Sub sub -> attributes.localised(sub(sub));
      case Intrinsic.If(String condition, Object then, Object otherwise) ->
          resolve(holds(condition) ? then : otherwise);
      case Intrinsic condition ->
          throw new TemplateException(condition + " is not allowed outside of Conditions");
      case Map<?, ?> map -> {
        Map<String, Object> resolved = new LinkedHashMap<>();
        map.forEach((key, entry) -> resolved.put(String.valueOf(key), resolve(entry)));
        resolved.values().removeIf(entry -> entry == NO_VALUE);
        yield resolved;
      }
      case List<?> list ->
          list.stream().map(this::resolve).filter(entry -> entry != NO_VALUE).toList();
      default -> value;
    };
  }

  private String sub(Intrinsic.Sub sub) {
    Matcher matcher = VARIABLE.matcher(sub.text());
    StringBuilder text = new StringBuilder();
    while (matcher.find()) {
      String name = matcher.group(2);
      String replacement = matcher.group(1).isEmpty() ? variable(sub, name) : "${" + name + "}";
      matcher.appendReplacement(text, Matcher.quoteReplacement(replacement));
    }
    return matcher.appendTail(text).toString();
  }

  private String variable(Intrinsic.Sub sub, String name) {
    Object own = sub.variables().get(name);
    if (own != null) {
      return String.valueOf(resolve(own));
    }
    if (name.contains(".")) {
      Intrinsic.GetAtt parts = Intrinsic.GetAtt.parse(name);
      return attributes.attribute(parts.resource(), parts.attribute());
    }
    return ref(name) instanceof List<?> list
        ? String.join(",", list.stream().map(String::valueOf).toList())
        : String.valueOf(ref(name));
  }

  private Object ref(String name) {
    Object parameter = parameters.get(name);
    return parameter != null
        ? parameter
        : name.startsWith("AWS::") ? pseudo(name) : attributes.ref(name);
  }

  private static Object pseudo(String name) {
    return switch (name) {
      case "AWS::Region" -> Names.REGION;
      case "AWS::AccountId" -> Names.ACCOUNT;
      case "AWS::Partition" -> Names.PARTITION;
      case "AWS::URLSuffix" -> Names.URL_SUFFIX;
      case "AWS::StackName" -> Names.STACK;
      case "AWS::NoValue" -> NO_VALUE;
      case "AWS::StackId" ->
          "arn:%s:cloudformation:%s:%s:stack/%s/0"
              .formatted(Names.PARTITION, Names.REGION, Names.ACCOUNT, Names.STACK);
      default -> throw new TemplateException("!Ref " + name + " is not supported locally");
    };
  }
}
