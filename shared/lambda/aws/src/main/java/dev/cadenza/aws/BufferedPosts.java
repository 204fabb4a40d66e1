package dev.cadenza.aws;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Lets {@code HttpURLConnection} buffer what is posted, which is never much. Told the length
 * beforehand it streams, and before it streams over a kept connection it waits a millisecond to see
 * whether that still lives. A job makes about twenty such calls.
 */
final class BufferedPosts implements ExecutionInterceptor {
  static {
    // What it has buffered it sends again by itself when a connection breaks. When that is right is
    // the SDK's affair, which counts its tries and waits between them.
    System.setProperty("sun.net.http.retryPost", "false");
  }

  /** Before the request is signed: the length that the connection puts in is not. */
  @Override
  public SdkHttpRequest modifyHttpRequest(
      Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
    SdkHttpRequest request = context.httpRequest();
    return request.method() == SdkHttpMethod.POST
        ? request.toBuilder().removeHeader("Content-Length").build()
        : request;
  }
}
