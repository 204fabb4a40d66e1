package dev.cadenza.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Notes every event, turns some callers away, and echoes messages. */
public final class SocketHandler implements RequestStreamHandler {

  private static final ObjectMapper JSON = new ObjectMapper();

  public static final BlockingQueue<JsonNode> SEEN = new LinkedBlockingQueue<>();

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    JsonNode event = JSON.readTree(input);
    SEEN.add(event);
    ObjectNode answer = JSON.createObjectNode();
    switch (event.path("requestContext").path("eventType").asText()) {
      case "CONNECT" -> connect(event, answer);
      case "MESSAGE" -> message(event, answer);
      default -> answer.put("statusCode", 200);
    }
    JSON.writeValue(output, answer);
  }

  private static void connect(JsonNode event, ObjectNode answer) {
    String room = event.path("queryStringParameters").path("room").asText();
    if (room.equals("broken")) {
      throw new IllegalStateException("broken on purpose");
    }
    answer.put("statusCode", room.equals("closed") ? 404 : 200);
    if (event.path("headers").has("Sec-WebSocket-Protocol")) {
      answer.putObject("headers").put("Sec-WebSocket-Protocol", "bearer");
    }
  }

  private static void message(JsonNode event, ObjectNode answer) {
    String body = event.path("body").asText();
    if (body.equals("throw")) {
      throw new IllegalStateException("thrown on purpose");
    }
    answer.put("statusCode", 200);
    answer.put("body", body.equals("quiet") ? "" : "echo " + body);
  }
}
