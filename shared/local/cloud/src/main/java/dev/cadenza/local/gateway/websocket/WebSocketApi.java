package dev.cadenza.local.gateway.websocket;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cadenza.local.function.Functions;
import dev.cadenza.local.function.Outcome;
import dev.cadenza.local.gateway.http.HttpAnswer;
import dev.cadenza.local.gateway.http.HttpAnswers;
import dev.cadenza.local.template.spec.WebSocketApiSpec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.api.ExtensionConfig;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;

/** Serves the WebSocket API: authorizes connections, and passes messages to functions. */
public final class WebSocketApi implements ClientSocket.Listener, AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MESSAGE_LIMIT = 128 * 1024;

  /** A frame may contain a whole message, compressed; one byte more than Jetty's limit. */
  private static final int INFLATED_LIMIT = MESSAGE_LIMIT + 1;

  /** Routes that are not selected by a message. */
  private static final String PREDEFINED = "$";

  private static final int GOING_AWAY = 1001;

  private final WebSocketApiSpec spec;
  private final ServerWebSocketContainer container;
  private final Functions functions;
  private final Clock clock;
  private final SocketPaths paths;
  private final SocketEvents events;
  private final Optional<ConnectionAuthorizer> authorizer;
  private final Connections connections;

  public WebSocketApi(WebSocketApiSpec spec, Server server, Functions functions, Clock clock) {
    this.spec = spec;
    this.functions = functions;
    this.clock = clock;
    this.paths = new SocketPaths(spec.localPaths());
    this.events = new SocketEvents(spec, clock);
    this.authorizer =
        spec.authorizer().map(asked -> new ConnectionAuthorizer(asked, functions, events));
    this.connections = new Connections(clock);
    this.container = ServerWebSocketContainer.ensure(server);
    WebSocketServerComponents.getWebSocketComponents(server)
        .getExtensionRegistry()
        .register(FrameLimit.NAME, FrameLimit.class);
    container.setMaxFrameSize(INFLATED_LIMIT);
    container.setMaxTextMessageSize(MESSAGE_LIMIT);
    container.setMaxBinaryMessageSize(MESSAGE_LIMIT);
    // Otherwise Jetty accepts longer frames, in pieces.
    container.setAutoFragment(false);
    // Connections enforces the limit with its clock.
    container.setIdleTimeout(Duration.ZERO);
  }

  public ManagementApi management() {
    return new ManagementApi("/" + spec.apiId() + "/" + spec.stage(), connections, clock);
  }

  public boolean accepts(Request request) {
    return "websocket".equalsIgnoreCase(request.getHeaders().get(HttpHeader.UPGRADE))
        && paths.match(request.getHttpURI().getPath()).isPresent();
  }

  public void connect(Request request, Response response, Callback callback)
      throws InterruptedException {
    Map<String, String> variables = paths.match(request.getHttpURI().getPath()).orElse(Map.of());
    Connection connection =
        new Connection(newId(), Handshake.of(request, variables), clock.instant());
    if (authorizer.isPresent()) {
      switch (authorizer.get().decide(connection)) {
        case ConnectionAuthorizer.Decision.Allowed(Map<String, String> context) ->
            connection.authorize(context);
        case ConnectionAuthorizer.Decision.Refused(int status, String message) -> {
          refusal(connection, status, message).send(response, callback);
          return;
        }
      }
    }
    HttpAnswer answer = ask(connection);
    if (answer.status() / 100 == 2) {
      open(connection, answer, request, response, callback);
    } else {
      answer.send(response, callback);
    }
  }

  /** The response of the connect route; without such a route all connections are accepted. */
  private HttpAnswer ask(Connection connection) throws InterruptedException {
    WebSocketApiSpec.Route route = spec.routes().get("$connect");
    if (route == null) {
      return HttpAnswer.empty(200);
    }
    return switch (functions.invoke(route.functionArn(), events.connect(connection))) {
      case Outcome.Failure _ -> refusal(connection, 502, "Internal server error");
      case Outcome.Answer answer -> HttpAnswers.of(answer.payload());
    };
  }

  private void open(
      Connection connection,
      HttpAnswer answer,
      Request request,
      Response response,
      Callback callback) {
    ClientSocket socket = new ClientSocket(connection, this);
    // From here on functions may send; messages wait for the socket to open.
    connections.add(socket);
    boolean upgraded =
        container.upgrade(
            (upgrade, upgradeResponse, _) -> {
              protocol(answer, upgrade.getSubProtocols())
                  .ifPresent(upgradeResponse::setAcceptedSubProtocol);
              upgradeResponse.setExtensions(extensions(upgradeResponse.getExtensions()));
              return socket;
            },
            request,
            response,
            callback);
    if (!upgraded) {
      connections.remove(socket);
      HttpAnswer.message(400, "Bad Request").send(response, callback);
    }
  }

  private static Optional<String> protocol(HttpAnswer answer, List<String> offered) {
    return answer.headers().stream()
        .filter(header -> header.getKey().equals("sec-websocket-protocol"))
        .map(Map.Entry::getValue)
        .filter(offered::contains)
        .findFirst();
  }

  /** The negotiated extensions, with the frame limit closest to the wire. */
  private static List<ExtensionConfig> extensions(List<ExtensionConfig> agreed) {
    List<ExtensionConfig> all = new ArrayList<>(agreed);
    all.forEach(extension -> extension.setParameter("@inflate_buffer_size", INFLATED_LIMIT));
    all.addFirst(ExtensionConfig.parse(FrameLimit.NAME));
    return all;
  }

  private static HttpAnswer refusal(Connection connection, int status, String message) {
    return HttpAnswer.json(status, complaint(connection, message));
  }

  private static String complaint(Connection connection, String message) {
    ObjectNode body = JSON.createObjectNode();
    body.put("message", message);
    body.put("connectionId", connection.id());
    body.put("requestId", UUID.randomUUID().toString());
    return body.toString();
  }

  @Override
  public void text(ClientSocket socket, String message) {
    deliver(socket, routeKey(message), message, false);
  }

  @Override
  public void binary(ClientSocket socket, ByteBuffer message) {
    byte[] bytes = new byte[message.remaining()];
    message.get(bytes);
    deliver(socket, "$default", Base64.getEncoder().encodeToString(bytes), true);
  }

  private String routeKey(String message) {
    try {
      String selected = JSON.readTree(message).path(spec.selectionKey()).asText();
      return spec.routes().containsKey(selected) && !selected.startsWith(PREDEFINED)
          ? selected
          : "$default";
    } catch (IOException notJson) {
      return "$default";
    }
  }

  private void deliver(ClientSocket socket, String routeKey, String body, boolean base64) {
    Connection connection = socket.connection();
    connection.touch(clock.instant());
    WebSocketApiSpec.Route route = spec.routes().get(routeKey);
    try {
      if (route == null) {
        socket.send(complaint(connection, "Forbidden"));
        return;
      }
      String event = events.message(connection, routeKey, body, base64);
      switch (functions.invoke(route.functionArn(), event)) {
        case Outcome.Failure _ -> socket.send(complaint(connection, "Internal server error"));
        case Outcome.Answer answer -> {
          String reply = HttpAnswers.of(answer.payload()).text();
          if (route.answers() && !reply.isEmpty()) {
            socket.send(reply);
          }
        }
      }
    } catch (IOException gone) {
      socket.close(GOING_AWAY, "Going away");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void closed(ClientSocket socket, int status, String reason) {
    WebSocketApiSpec.Route route = spec.routes().get("$disconnect");
    try {
      if (route != null) {
        functions.invoke(
            route.functionArn(), events.disconnect(socket.connection(), status, reason));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      connections.remove(socket);
    }
  }

  private static String newId() {
    byte[] random = new byte[11];
    ThreadLocalRandom.current().nextBytes(random);
    return Base64.getUrlEncoder().encodeToString(random);
  }

  /** Closes all connections and waits until the functions are notified. */
  public void closeAll(Duration patience) throws InterruptedException {
    connections.closeAll();
    connections.awaitNone(patience);
  }

  @Override
  public void close() {
    connections.close();
  }
}
