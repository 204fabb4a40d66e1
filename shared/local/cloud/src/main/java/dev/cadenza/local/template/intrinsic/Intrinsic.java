package dev.cadenza.local.template.intrinsic;

import java.util.List;
import java.util.Map;

/** An intrinsic function of CloudFormation in place of a value. */
public sealed interface Intrinsic {

  record Ref(String name) implements Intrinsic {}

  record GetAtt(String resource, String attribute) implements Intrinsic {

    public static GetAtt parse(String text) {
      int dot = text.indexOf('.');
      if (dot < 1 || dot == text.length() - 1) {
        throw new TemplateException("!GetAtt " + text + ": expected Resource.Attribute");
      }
      return new GetAtt(text.substring(0, dot), text.substring(dot + 1));
    }
  }

  record Sub(String text, Map<String, Object> variables) implements Intrinsic {
    public Sub {
      variables = Map.copyOf(variables);
    }
  }

  /** One of two values, depending on a condition. */
  record If(String condition, Object then, Object otherwise) implements Intrinsic {}

  record Condition(String name) implements Intrinsic {}

  record Equals(Object left, Object right) implements Intrinsic {}

  record Not(Object part) implements Intrinsic {}

  record And(List<Object> parts) implements Intrinsic {
    public And {
      parts = List.copyOf(parts);
    }
  }

  record Or(List<Object> parts) implements Intrinsic {
    public Or {
      parts = List.copyOf(parts);
    }
  }
}
