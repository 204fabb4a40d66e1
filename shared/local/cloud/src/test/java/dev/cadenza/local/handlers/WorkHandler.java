package dev.cadenza.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/** Notes every message it sees; what it does with one is what the message says. */
public final class WorkHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

  /**
   * @param nanoTime when the handler saw it
   */
  public record Seen(SQSEvent.SQSMessage message, long nanoTime) {}

  public static final BlockingQueue<Seen> SEEN = new LinkedBlockingQueue<>();

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    long now = System.nanoTime();
    List<SQSBatchResponse.BatchItemFailure> failures = new ArrayList<>();
    for (SQSEvent.SQSMessage message : event.getRecords()) {
      SEEN.add(new Seen(message, now));
      switch (message.getBody()) {
        case "fail" -> failures.add(new SQSBatchResponse.BatchItemFailure(message.getMessageId()));
        case "throw" -> throw new IllegalStateException("thrown on purpose");
        case "hang" -> hang();
        default -> {}
      }
    }
    return new SQSBatchResponse(failures);
  }

  private static void hang() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException("stopped", stopped);
    }
  }
}
