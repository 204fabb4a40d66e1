package dev.cadenza.local.emulator;

import dev.cadenza.local.signed.SignedServer;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;

/**
 * Connections to DynamoDB Local's Jetty within the process, in the place of its port. By
 * reflection, as that Jetty is not ours.
 */
final class MemoryConnections {

  private static final long LONGEST_SECONDS = 60;

  /** It wants a key of the caller, and looks at nothing else of the signature. */
  private static final String CALLER =
      "AWS4-HMAC-SHA256 Credential=local/20250101/us-east-1/dynamodb/aws4_request,"
          + " SignedHeaders=host, Signature=checked";

  private final Object connector;
  private final Method connect;
  private final Method send;
  private final Method response;
  private final Method isOpen;
  private final Deque<Object> idle = new ConcurrentLinkedDeque<>();

  private MemoryConnections(Object connector, Class<?> connection)
      throws ReflectiveOperationException {
    this.connector = connector;
    this.connect = connector.getClass().getMethod("connect");
    this.send = connection.getMethod("addInputAndExecute", ByteBuffer.class);
    this.response =
        connection.getMethod("waitForResponse", boolean.class, long.class, TimeUnit.class);
    this.isOpen = connection.getMethod("isOpen");
  }

  /**
   * @param server a {@code DynamoDBProxyServer} that has not opened its port yet
   */
  static MemoryConnections replacePorts(ClassLoader loader, Object server)
      throws ReflectiveOperationException {
    Field field = server.getClass().getDeclaredField("server");
    field.setAccessible(true);
    Object jetty = field.get(server);
    Class<?> type = loader.loadClass("org.eclipse.jetty.server.LocalConnector");
    Object connector = type.getConstructor(jetty.getClass()).newInstance(jetty);
    type.getMethod("setIdleTimeout", long.class).invoke(connector, 0L);
    Object connectors =
        Array.newInstance(loader.loadClass("org.eclipse.jetty.server.Connector"), 1);
    Array.set(connectors, 0, connector);
    jetty.getClass().getMethod("setConnectors", connectors.getClass()).invoke(jetty, connectors);
    return new MemoryConnections(connector, loader.loadClass(type.getName() + "$LocalEndPoint"));
  }

  /** Sends a request, which is worked on in the caller's thread. */
  SignedServer.Answer post(SignedServer.Call call) throws ReflectiveOperationException {
    Object kept = idle.poll();
    Object connection = kept == null ? connect.invoke(connector) : kept;
    send.invoke(connection, request(call));
    Object answer = response.invoke(connection, false, LONGEST_SECONDS, TimeUnit.SECONDS);
    if (!(answer instanceof ByteBuffer bytes)) {
      throw new EmulatorException("DynamoDB Local did not answer");
    }
    if (isOpen.invoke(connection).equals(true)) {
      idle.push(connection);
    }
    return read(bytes);
  }

  /** HTTP/1.0, whose answers come in one piece. */
  private static ByteBuffer request(SignedServer.Call call) {
    String head =
        String.join(
            "\r\n",
            "POST / HTTP/1.0",
            "Host: localhost",
            "Connection: keep-alive",
            "Authorization: " + CALLER,
            "X-Amz-Target: " + call.target(),
            "Content-Type: " + call.contentType(),
            "Content-Length: " + call.body().remaining(),
            "\r\n");
    byte[] bytes = head.getBytes(StandardCharsets.ISO_8859_1);
    return ByteBuffer.allocate(bytes.length + call.body().remaining())
        .put(bytes)
        .put(call.body().duplicate())
        .flip();
  }

  private static SignedServer.Answer read(ByteBuffer response) {
    byte[] all = new byte[response.remaining()];
    response.get(all);
    String text = new String(all, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    // HTTP/1.1 200 OK
    int status = Integer.parseInt(text.substring(9, 12));
    ByteBuffer body = ByteBuffer.wrap(all, end + 4, all.length - end - 4);
    return new SignedServer.Answer(status, "application/x-amz-json-1.0", body);
  }
}
