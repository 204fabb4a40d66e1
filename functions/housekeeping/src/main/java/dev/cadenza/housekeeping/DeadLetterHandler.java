package dev.cadenza.housekeeping;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.cadenza.functions.Wiring;
import dev.cadenza.jobs.JobLife;
import dev.cadenza.jobs.JobMessage;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Marks the job of a message as failed, after five receives without success. */
public final class DeadLetterHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterHandler.class);

  private final JobLife life = Wiring.current().life();

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    event.getRecords().forEach(this::failJob);
    return new SQSBatchResponse(List.of());
  }

  private void failJob(SQSMessage message) {
    Optional<JobMessage> job = JobMessage.parse(message.getBody());
    if (job.isEmpty()) {
      LOG.error("Dead letter without a job: {}", message.getMessageId());
    }
    job.ifPresent(found -> life.giveUp(found.job(), found.attempt()));
  }
}
