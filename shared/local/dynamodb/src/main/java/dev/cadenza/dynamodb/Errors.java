package dev.cadenza.dynamodb;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cadenza.dynamodb.value.scalar.DynamoDbException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** The format of errors. */
final class Errors {
  private static final String SERVICE = "com.amazonaws.dynamodb.v20120810#";

  /** Errors of the protocol, not of the service. */
  private static final Map<String, String> NAMESPACES =
      Map.of(
          "ValidationException", "com.amazon.coral.validate#",
          "SerializationException", "com.amazon.coral.service#",
          "UnknownOperationException", "com.amazon.coral.service#",
          "MissingAuthenticationTokenException", "com.amazon.coral.service#");

  private Errors() {}

  static Answer answer(DynamoDbException refused) {
    return answer(400, refused);
  }

  /** Internal errors. */
  static Answer internal() {
    return answer(
        500, new DynamoDbException("InternalServerError", "The request could not be processed"));
  }

  private static Answer answer(int status, DynamoDbException refused) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("__type", NAMESPACES.getOrDefault(refused.type(), SERVICE) + refused.type());
    refused.fields().forEach(json::set);
    if (!refused.getMessage().isEmpty()) {
      json.put("message", refused.getMessage());
    }
    return new Answer(
        status, json.toString().getBytes(StandardCharsets.UTF_8), Optional.of(refused.type()));
  }
}
