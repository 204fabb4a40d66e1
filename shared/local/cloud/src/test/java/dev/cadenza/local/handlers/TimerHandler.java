package dev.cadenza.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;

/** Answers with what fired it. */
public final class TimerHandler implements RequestHandler<ScheduledEvent, String> {

  @Override
  public String handleRequest(ScheduledEvent event, Context context) {
    return event.getDetailType() + " " + event.getTime() + " " + event.getResources();
  }
}
