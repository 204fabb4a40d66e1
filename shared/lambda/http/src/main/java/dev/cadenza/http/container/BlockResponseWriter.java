package dev.cadenza.http.container;

import com.amazonaws.serverless.exceptions.InvalidResponseObjectException;
import com.amazonaws.serverless.proxy.internal.servlet.AwsHttpServletResponse;
import com.amazonaws.serverless.proxy.internal.servlet.AwsProxyHttpServletResponseWriter;
import com.amazonaws.serverless.proxy.model.AwsProxyResponse;
import com.amazonaws.services.lambda.runtime.Context;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Writes the body of a {@link BlockResponse}: as text if it is UTF-8, else in Base64. */
final class BlockResponseWriter extends AwsProxyHttpServletResponseWriter {
  BlockResponseWriter() {
    super(true);
  }

  @Override
  public AwsProxyResponse writeResponse(AwsHttpServletResponse response, Context context)
      throws InvalidResponseObjectException {
    AwsProxyResponse written = super.writeResponse(response, context);
    byte[] body = ((BlockResponse) response).body();
    if (body.length > 0) {
      write(body, written);
    }
    return written;
  }

  private static void write(byte[] body, AwsProxyResponse into) {
    try {
      into.setBody(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
      into.setBase64Encoded(false);
    } catch (CharacterCodingException binary) {
      into.setBody(Base64.getEncoder().encodeToString(body));
      into.setBase64Encoded(true);
    }
  }
}
