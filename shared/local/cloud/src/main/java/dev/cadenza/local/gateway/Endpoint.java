package dev.cadenza.local.gateway;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Serves the requests of one port; always responds. */
@FunctionalInterface
interface Endpoint {
  boolean handle(Request request, Response response, Callback callback) throws Exception;
}
