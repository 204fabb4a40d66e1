package dev.cadenza.local.gateway.websocket;

import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.AbstractExtension;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.exception.MessageTooLargeException;

/**
 * Rejects frames longer on the wire than API Gateway's limit. Jetty's own limit would apply to the
 * uncompressed content, which may be as long as a message.
 *
 * <p>Public only for Jetty, which creates it by its name.
 */
public final class FrameLimit extends AbstractExtension {

  /** Extension names with this prefix are internal to Jetty. */
  static final String NAME = "@frame-limit";

  static final int LIMIT = 32 * 1024;

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  public void onFrame(Frame frame, Callback callback) {
    if (frame.getPayloadLength() > LIMIT) {
      throw new MessageTooLargeException("A frame is longer than " + LIMIT + " bytes");
    }
    nextIncomingFrame(frame, callback);
  }
}
