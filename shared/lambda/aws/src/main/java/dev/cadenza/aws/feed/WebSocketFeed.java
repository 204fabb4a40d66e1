package dev.cadenza.aws.feed;

import dev.cadenza.aws.items.Json;
import dev.cadenza.jobs.JobFeed;
import dev.cadenza.jobs.wire.JobFrame;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobEvent;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.GoneException;

/** Pushes events to the connections that are subscribed to the job. */
public final class WebSocketFeed implements JobFeed {
  private static final Logger LOG = LoggerFactory.getLogger(WebSocketFeed.class);

  private final Connections connections;
  private final ApiGatewayManagementApiClient client;

  public WebSocketFeed(Connections connections, ApiGatewayManagementApiClient client) {
    this.connections = connections;
    this.client = client;
  }

  @Override
  public void push(JobEvent event) {
    try {
      subscribers(event.job())
          .forEach((connection, owner) -> post(owner, connection, Json.write(JobFrame.of(event))));
    } catch (RuntimeException e) {
      LOG.warn("Version {} of job {} was not pushed", event.job().version(), event.job().id(), e);
    }
  }

  /** Each connection once, with the owner under which it is subscribed. */
  private Map<String, String> subscribers(Job job) {
    Map<String, String> subscribers = new LinkedHashMap<>();
    for (String owner : List.of(job.owner(), Connections.ofProject(job.project()))) {
      connections
          .subscribedTo(owner, job.id())
          .forEach(connection -> subscribers.putIfAbsent(connection, owner));
    }
    return subscribers;
  }

  /**
   * Closes all connections of an account that lost rights or sessions. Events are no longer pushed
   * to them, even if one cannot be closed.
   */
  public void disconnect(String account) {
    connections.ofAccount(account).forEach(connection -> close(account, connection));
  }

  /** Closes a connection of an account, like {@link #disconnect}. */
  void close(String account, String connection) {
    connections.of(connection).forEach(topic -> connections.forget(topic.owner(), connection));
    connections.forget(account, connection);
    try {
      client.deleteConnection(request -> request.connectionId(connection));
    } catch (GoneException e) {
      LOG.debug("Connection {} had ended", connection);
    } catch (RuntimeException e) {
      LOG.warn(
          "Connection {} could not be closed; events are no longer pushed to it", connection, e);
    }
  }

  /** Sends a frame; a closed connection is deleted. */
  public void post(String owner, String connection, String frame) {
    try {
      client.postToConnection(
          request ->
              request
                  .connectionId(connection)
                  .data(SdkBytes.fromString(frame, StandardCharsets.UTF_8)));
    } catch (GoneException e) {
      connections.forget(owner, connection);
    } catch (RuntimeException e) {
      LOG.warn("Event not sent to connection {}", connection, e);
    }
  }
}
