package dev.cadenza.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Requests in JSON with single quotes. */
record Calls(DynamoDb db) {
  /** It reads the longest names, too. */
  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNameLength(1_000_000).build())
              .build());

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Answer answer(String operation, String request) {
    return db.handle(
        "DynamoDB_20120810." + operation,
        request.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  /** What is answered to a request that succeeds. */
  JsonNode call(String operation, String request) {
    Answer answer = answer(operation, request);
    assertThat(answer.status())
        .as(new String(answer.body(), StandardCharsets.UTF_8))
        .isEqualTo(200);
    return body(answer);
  }

  /** The short name of the error and its message, of a request that is refused. */
  String refusal(String operation, String request) {
    JsonNode body = failure(operation, request);
    String type = body.get("__type").textValue();
    return type.substring(type.indexOf('#') + 1) + ": " + body.path("message").asText();
  }

  /** What is answered to a request that is refused. */
  JsonNode failure(String operation, String request) {
    Answer answer = answer(operation, request);
    assertThat(answer.status())
        .as(new String(answer.body(), StandardCharsets.UTF_8))
        .isEqualTo(400);
    return body(answer);
  }

  private static JsonNode body(Answer answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A table with the hash key h and the range key r. */
  void createTable(String name) {
    call(
        "CreateTable",
        """
        {'TableName': '%s', 'BillingMode': 'PAY_PER_REQUEST',
         'AttributeDefinitions': [{'AttributeName': 'h', 'AttributeType': 'S'},
                                  {'AttributeName': 'r', 'AttributeType': 'N'}],
         'KeySchema': [{'AttributeName': 'h', 'KeyType': 'HASH'},
                       {'AttributeName': 'r', 'KeyType': 'RANGE'}]}
        """
            .formatted(name));
  }
}
