package dev.cadenza.dynamodb.http;

import dev.cadenza.dynamodb.Answer;
import dev.cadenza.dynamodb.DynamoDb;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** One request of HTTP, one answer. */
final class RequestHandler extends Handler.Abstract {
  /** As the service has it. */
  private static final int LARGEST = 16 * 1024 * 1024;

  private static final HttpField JSON =
      new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "application/x-amz-json-1.0");

  private final DynamoDb dynamoDb;

  RequestHandler(DynamoDb dynamoDb) {
    this.dynamoDb = dynamoDb;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (HttpMethod.GET.is(request.getMethod())) {
      healthy(request, response, callback);
      return true;
    }
    byte[] body = body(request);
    if (body.length > LARGEST) {
      response.setStatus(413);
      response.write(true, ByteBuffer.allocate(0), callback);
      return true;
    }
    String target = Optional.ofNullable(request.getHeaders().get("X-Amz-Target")).orElse("");
    send(
        request.getHeaders().contains(HttpHeader.AUTHORIZATION)
            ? dynamoDb.handle(target, body, Request.getServerName(request) + port(request))
            : Answer.unauthenticated(),
        response,
        callback);
    return true;
  }

  private static String port(Request request) {
    return ":" + Request.getServerPort(request);
  }

  private static byte[] body(Request request) throws IOException {
    try (InputStream in = Content.Source.asInputStream(request)) {
      return in.readNBytes(LARGEST + 1);
    }
  }

  private static void healthy(Request request, Response response, Callback callback) {
    if (!request.getHttpURI().getPath().equals("/")) {
      response.setStatus(404);
    }
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain");
    response.write(
        true,
        StandardCharsets.UTF_8.encode("healthy: " + Request.getServerName(request) + " "),
        callback);
  }

  private static void send(Answer answer, Response response, Callback callback) {
    response.setStatus(answer.status());
    response.getHeaders().put(JSON);
    response.getHeaders().put("x-amzn-RequestId", UUID.randomUUID().toString());
    response.getHeaders().put("x-amz-crc32", Long.toString(answer.crc32()));
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length);
    response.write(true, ByteBuffer.wrap(answer.body()), callback);
  }
}
