package dev.cadenza.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Answers in the kind of way that the path names. */
public final class AnswerHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    String kind =
        event.getPathParameters() == null ? "post" : event.getPathParameters().get("kind");
    return switch (kind) {
      case "binary" ->
          answer(200, Map.of("Content-Type", "audio/wav"), "AAEC/w==", true, List.of());
      case "cookies" -> answer(204, Map.of(), null, false, List.of("a=1", "b=2; HttpOnly"));
      case "cors" -> answer(200, Map.of("Access-Control-Allow-Origin", "*"), "x", false, List.of());
      case "plain" -> answer(201, Map.of("ETag", "\"1\""), "made", false, List.of());
      case "large" -> answer(200, Map.of(), "x".repeat(6 * 1024 * 1024), false, List.of());
      case "broken" -> throw new IllegalStateException("broken on purpose");
      case "hungry" -> answer(200, Map.of(), fill(), false, List.of());
      case "late" -> answer(200, Map.of(), spin(context), false, List.of());
      default -> answer(200, Map.of(), kind, false, List.of());
    };
  }

  /** Needs more memory than there is. */
  private static String fill() {
    byte[][] blocks = new byte[1 << 16][];
    for (int i = 0; i < blocks.length; i++) {
      blocks[i] = new byte[1 << 20];
    }
    return Arrays.toString(blocks);
  }

  /** Runs into the function's timeout. */
  private static String spin(Context context) {
    while (!Thread.currentThread().isInterrupted()) {
      Thread.onSpinWait();
    }
    return "interrupted after " + context.getRemainingTimeInMillis();
  }

  private static APIGatewayV2HTTPResponse answer(
      int status, Map<String, String> headers, String body, boolean base64, List<String> cookies) {
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(status)
        .withHeaders(headers)
        .withBody(body)
        .withIsBase64Encoded(base64)
        .withCookies(cookies)
        .build();
  }
}
