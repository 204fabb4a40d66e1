package dev.cadenza.local.gateway;

import java.util.Optional;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The port of the two APIs and of the files: upgrades at a path of the WebSocket API go there, what
 * is below a bucket's name to the bucket, all else to HTTP.
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
