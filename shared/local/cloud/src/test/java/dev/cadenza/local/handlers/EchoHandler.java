package dev.cadenza.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Answers an HTTP request with the event it was, and what it was told of itself. */
public final class EchoHandler implements RequestStreamHandler {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    ObjectNode event = (ObjectNode) JSON.readTree(input);
    ObjectNode self = event.putObject("self");
    self.put("function", context.getFunctionName());
    self.put("remaining", context.getRemainingTimeInMillis());
    self.put("memory", context.getMemoryLimitInMB());
    self.put("requestId", context.getAwsRequestId());
    self.put("arn", context.getInvokedFunctionArn());
    self.put("greeting", Variables.get("GREETING"));
    ObjectNode answer = JSON.createObjectNode();
    answer.put("statusCode", 200);
    answer.putObject("headers").put("Content-Type", "application/json");
    answer.put("body", event.toString());
    JSON.writeValue(output, answer);
  }
}
