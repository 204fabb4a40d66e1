package dev.cadenza.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.cadenza.http.HttpFunction;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Function;

/** A function that serves resources of the HTTP API. */
public abstract class ApiFunction implements RequestStreamHandler {
  private final HttpFunction function;

  /**
   * @param resources makes the function's resources, and says who may use them
   */
  protected ApiFunction(Function<Wiring, HttpFunction> resources) {
    function = resources.apply(Wiring.current());
  }

  @Override
  public final void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    function.handle(event, answer, context);
  }
}
