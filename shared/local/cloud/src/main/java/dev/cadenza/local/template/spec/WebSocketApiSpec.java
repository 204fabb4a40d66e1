package dev.cadenza.local.template.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The WebSocket API with its routes and authorizer.
 *
 * @param selectionKey the field of a JSON message that contains its route
 * @param localPaths additional URL paths of the local gateway
 * @param routes by route key
 */
public record WebSocketApiSpec(
    String id,
    String stage,
    String selectionKey,
    List<String> localPaths,
    Map<String, Route> routes,
    Optional<Authorizer> authorizer) {

  public WebSocketApiSpec {
    localPaths = List.copyOf(localPaths);
    routes = Map.copyOf(routes);
  }

  public String apiId() {
    return Names.apiId(id);
  }

  /**
   * @param functionArn the function for its messages
   * @param answers whether the function's body is returned to the sender
   */
  public record Route(String functionArn, boolean answers) {}

  /**
   * @param functionArn the authorizer function
   * @param identitySources selection expressions, such as {@code route.request.header.Auth}; a
   *     request without one is rejected without invoking the function
   */
  public record Authorizer(String functionArn, List<String> identitySources) {
    public Authorizer {
      identitySources = List.copyOf(identitySources);
    }
  }
}
