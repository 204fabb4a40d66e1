package dev.cadenza.http.container;

import com.amazonaws.serverless.proxy.AwsHttpApiV2SecurityContextWriter;
import com.amazonaws.serverless.proxy.AwsProxyExceptionHandler;
import com.amazonaws.serverless.proxy.internal.servlet.AwsHttpApiV2HttpServletRequestReader;
import com.amazonaws.serverless.proxy.internal.servlet.AwsHttpServletResponse;
import com.amazonaws.serverless.proxy.jersey.JerseyLambdaContainerHandler;
import com.amazonaws.serverless.proxy.model.AwsProxyResponse;
import com.amazonaws.serverless.proxy.model.HttpApiV2ProxyRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Application;
import java.util.concurrent.CountDownLatch;

/** Jersey behind an HTTP API (payload format 2.0), with responses that are written in blocks. */
public final class JerseyContainer
    extends JerseyLambdaContainerHandler<HttpApiV2ProxyRequest, AwsProxyResponse> {
  private JerseyContainer(Application application) {
    super(
        HttpApiV2ProxyRequest.class,
        AwsProxyResponse.class,
        new AwsHttpApiV2HttpServletRequestReader(),
        new BlockResponseWriter(),
        new AwsHttpApiV2SecurityContextWriter(),
        new AwsProxyExceptionHandler(),
        application);
  }

  public static JerseyContainer of(Application application) {
    JerseyContainer container = new JerseyContainer(application);
    container.initialize();
    return container;
  }

  @Override
  protected AwsHttpServletResponse getContainerResponse(
      HttpServletRequest request, CountDownLatch latch) {
    return new BlockResponse(request, latch);
  }
}
