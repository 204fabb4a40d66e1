package dev.cadenza.aws;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Makes {@code HttpURLConnection} buffer request bodies, which are always small. With a known
 * length it would stream, and before streaming over a kept connection it waits a millisecond to
 * check the connection. A job makes about twenty such calls.
 */
final class BufferedPosts implements ExecutionInterceptor {
  static {
    // With buffering it would retry a failed request itself. The SDK does this, with counting and
    // delays.
    System.setProperty("sun.net.http.retryPost", "false");
  }

  /** Before the signature: the connection adds the length, which is not signed. */
  @Override
  public SdkHttpRequest modifyHttpRequest(
      Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
    SdkHttpRequest request = context.httpRequest();
    return request.method() == SdkHttpMethod.POST
        ? request.toBuilder().removeHeader("Content-Length").build()
        : request;
  }
}
