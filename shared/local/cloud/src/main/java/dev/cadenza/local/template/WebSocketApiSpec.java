package dev.cadenza.local.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The WebSocket API with all that belongs to it.
 *
 * @param selectionKey the field of a JSON message that names its route
 * @param localPaths URL paths the local gateway serves beside its own
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
   * @param functionArn who handles its messages
   * @param answers whether the function's body goes back to the sender
   */
  public record Route(String functionArn, boolean answers) {}

  /**
   * @param functionArn who says whether a connection may open
   * @param identitySources selection expressions, such as {@code route.request.header.Auth}; a
   *     request that lacks one is turned away unasked
   */
  public record Authorizer(String functionArn, List<String> identitySources) {
    public Authorizer {
      identitySources = List.copyOf(identitySources);
    }
  }
}
