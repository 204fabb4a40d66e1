package dev.cadenza.dashboard;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.cadenza.aws.Environment;
import dev.cadenza.http.HttpFunction;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Serves what needs no token: the web application, and the description of the API. */
public final class DashboardHandler implements RequestStreamHandler {
  private final HttpFunction function;

  public DashboardHandler() {
    this(Environment.current());
  }

  DashboardHandler(Environment environment) {
    function =
        HttpFunction.open(
            new OpenResource(),
            new TestEndpoint(),
            new SchemaResource(),
            new DocsResource(),
            new AppResource(environment));
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    function.handle(event, answer, context);
  }
}
