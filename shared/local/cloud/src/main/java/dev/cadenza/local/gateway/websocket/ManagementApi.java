package dev.cadenza.local.gateway.websocket;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cadenza.local.gateway.http.HttpAnswer;
import dev.cadenza.local.gateway.http.QueryString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code @connections} endpoint: sends to a connection, describes it, or closes it. */
public final class ManagementApi {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MESSAGE_LIMIT = 128 * 1024;
  private static final int NORMAL_CLOSURE = 1000;

  private final Pattern path;
  private final Connections connections;
  private final Clock clock;

  /**
   * @param root the path before {@code @connections}, such as {@code /api/stage}
   */
  ManagementApi(String root, Connections connections, Clock clock) {
    this.path = Pattern.compile(Pattern.quote(root) + "/(?:@|%40)connections/([^/]+)");
    this.connections = connections;
    this.clock = clock;
  }

  /** Empty for another path. */
  public Optional<HttpAnswer> answer(String method, String requestPath, byte[] body) {
    Matcher matcher = path.matcher(requestPath);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Optional<ClientSocket> socket = connections.find(QueryString.decodePath(matcher.group(1)));
    return Optional.of(
        socket.map(open -> answer(method, open, body)).orElseGet(ManagementApi::gone));
  }

  private HttpAnswer answer(String method, ClientSocket socket, byte[] body) {
    return switch (method) {
      case "POST" -> post(socket, body);
      case "GET" -> HttpAnswer.json(200, description(socket.connection()));
      case "DELETE" -> {
        socket.close(NORMAL_CLOSURE, "");
        yield HttpAnswer.empty(204);
      }
      default -> HttpAnswer.message(403, "Forbidden");
    };
  }

  private HttpAnswer post(ClientSocket socket, byte[] body) {
    if (body.length > MESSAGE_LIMIT) {
      return typed(413, "PayloadTooLargeException", "Message too long");
    }
    try {
      socket.send(new String(body, StandardCharsets.UTF_8));
      socket.connection().touch(clock.instant());
      return HttpAnswer.empty(200);
    } catch (IOException gone) {
      return gone();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return gone();
    }
  }

  private static String description(Connection connection) {
    ObjectNode answer = JSON.createObjectNode();
    answer.put("connectedAt", connection.connectedAt().toString());
    answer.put("lastActiveAt", connection.lastActiveAt().toString());
    ObjectNode identity = answer.putObject("identity");
    identity.put("sourceIp", connection.handshake().sourceIp());
    identity.put("userAgent", connection.handshake().userAgent());
    return answer.toString();
  }

  private static HttpAnswer gone() {
    return typed(410, "GoneException", "Gone");
  }

  /** The SDK identifies an error by this header. */
  private static HttpAnswer typed(int status, String type, String message) {
    return HttpAnswer.message(status, message).with(List.of(Map.entry("x-amzn-errortype", type)));
  }
}
