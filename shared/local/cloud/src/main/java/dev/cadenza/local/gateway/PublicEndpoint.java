package dev.cadenza.local.gateway;

import dev.cadenza.local.gateway.http.HttpAnswer;
import dev.cadenza.local.gateway.websocket.WebSocketApi;
import java.util.Optional;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The port of both APIs and the files: routes upgrades at its paths to the WebSocket API, paths
 * below a bucket's name to the bucket, and all others to the HTTP API.
 */
record PublicEndpoint(
    Optional<HttpApi> httpApi, Optional<WebSocketApi> webSocketApi, BucketEndpoint buckets)
    implements Endpoint {

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (webSocketApi.isPresent() && webSocketApi.get().accepts(request)) {
      webSocketApi.get().connect(request, response, callback);
    } else if (buckets.accepts(request)) {
      return buckets.handle(request, response, callback);
    } else if (httpApi.isPresent()) {
      httpApi.get().answer(request).send(response, callback);
    } else {
      HttpAnswer.message(404, "Not Found").send(response, callback);
    }
    return true;
  }
}
