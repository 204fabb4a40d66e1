package dev.cadenza.aws.items;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Short factories of attribute values. */
public final class AttributeValues {
  private AttributeValues() {}

  public static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  public static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  public static Map<String, AttributeValue> key(String name, String value) {
    return Map.of(name, text(value));
  }
}
