package dev.cadenza.local.template;

import java.util.Map;

/** A function of CloudFormation that stands in the template in place of a value. */
sealed interface Intrinsic {

  record Ref(String name) implements Intrinsic {}

  record GetAtt(String resource, String attribute) implements Intrinsic {

    static GetAtt parse(String text) {
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
}
