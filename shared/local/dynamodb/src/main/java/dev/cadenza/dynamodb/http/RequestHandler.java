package dev.cadenza.dynamodb.http;

import dev.cadenza.dynamodb.Answer;
import dev.cadenza.dynamodb.DynamoDb;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Handles HTTP requests. */
final class RequestHandler extends Handler.Abstract {
  /** The service's limit. */
  private static final int MAX_BODY = 16 * 1024 * 1024;

  private static final HttpField JSON =
      new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "application/x-amz-json-1.0");
  private static final HttpField SERVER = new PreEncodedHttpField(HttpHeader.SERVER, "Server");

  private final DynamoDb dynamoDb;

  RequestHandler(DynamoDb dynamoDb) {
    this.dynamoDb = dynamoDb;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (HttpMethod.GET.is(request.getMethod())) {
      respondHealthy(request, response, callback);
      return true;
    }
    byte[] body = body(request);
    if (body.length > MAX_BODY) {
      response.setStatus(413);
      response.write(true, ByteBuffer.allocate(0), callback);
    } else {
      send(answer(request, body), request, response, callback);
    }
    return true;
  }

  private static byte[] body(Request request) throws IOException {
    try (InputStream in = Content.Source.asInputStream(request)) {
      return in.readNBytes(MAX_BODY + 1);
    }
  }

  private Answer answer(Request request, byte[] body) {
    if (!request.getHeaders().contains(HttpHeader.AUTHORIZATION)) {
      return Answer.unauthenticated();
    }
    String target = Optional.ofNullable(request.getHeaders().get("X-Amz-Target")).orElse("");
    String encoding = request.getHeaders().get(HttpHeader.CONTENT_ENCODING);
    try {
      return dynamoDb.handle(
          target,
          encoding == null ? body : Encodings.expand(body, encoding, MAX_BODY),
          host(request));
    } catch (IOException garbled) {
      return Answer.garbled();
    }
  }

  private static String host(Request request) {
    return Optional.ofNullable(request.getHeaders().get(HttpHeader.HOST)).orElse("localhost");
  }

  private static void respondHealthy(Request request, Response response, Callback callback) {
    if (!request.getHttpURI().getPath().equals("/")) {
      response.setStatus(404);
    }
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain");
    response.write(
        true, StandardCharsets.UTF_8.encode("healthy: " + host(request) + " "), callback);
  }

  private static void send(Answer answer, Request request, Response response, Callback callback) {
    byte[] body = answer.body();
    if (body.length > Encodings.MIN_LENGTH) {
      Optional<Encodings> encoding =
          Encodings.preferred(request.getHeaders().getValuesList(HttpHeader.ACCEPT_ENCODING));
      if (encoding.isPresent()) {
        body = encoding.get().compress(body);
        response.getHeaders().put(HttpHeader.CONTENT_ENCODING, encoding.get().header());
      }
    }
    CRC32 crc = new CRC32();
    crc.update(body);
    response.setStatus(answer.status());
    response.getHeaders().put(SERVER);
    response.getHeaders().put(JSON);
    response.getHeaders().put("x-amzn-RequestId", UUID.randomUUID().toString());
    response.getHeaders().put("x-amz-crc32", Long.toString(crc.getValue()));
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
