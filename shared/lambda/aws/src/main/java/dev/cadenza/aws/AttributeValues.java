package dev.cadenza.aws;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Short factories of attribute values. */
final class AttributeValues {
  private AttributeValues() {}

  static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  static Map<String, AttributeValue> key(String name, String value) {
    return Map.of(name, text(value));
  }
}
