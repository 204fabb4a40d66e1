package dev.cadenza.local.gateway;

import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.AbstractExtension;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.exception.MessageTooLargeException;

/**
 * Refuses a frame that is longer on the wire than API Gateway takes. Jetty's own limit would hold
 * for what is in a compressed frame, too, which may be as long as a message.
 *
 * <p>Public for Jetty alone, which makes it by its name.
 */
public final class FrameLimit extends AbstractExtension {

  /** Names with such a beginning stay within Jetty. */
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
