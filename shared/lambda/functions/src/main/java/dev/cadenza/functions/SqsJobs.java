package dev.cadenza.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.cadenza.jobs.JobMessage;
import dev.cadenza.jobs.JobSteps;
import dev.cadenza.model.JobType;
import dev.cadenza.pipeline.JobWorker;
import dev.cadenza.pipeline.PipelineFactory;
import dev.cadenza.pipeline.Step;
import dev.cadenza.pipeline.TimeBudget;
import dev.cadenza.pipeline.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Passes the messages of an SQS event to a worker, and returns those that must be redelivered. */
final class SqsJobs {
  private static final Logger LOG = LoggerFactory.getLogger(SqsJobs.class);

  private final JobWorker worker;
  private final SqsClient client;

  private SqsJobs(JobWorker worker, SqsClient client) {
    this.worker = worker;
    this.client = client;
  }

  /**
   * The worker of a job type.
   *
   * @throws IllegalArgumentException if the pipelines have other steps than {@link JobSteps} lists
   */
  static SqsJobs of(JobType type, PipelineFactory pipelines, Wiring wiring) {
    JobSteps.require(type, pipelines.steps().stream().map(Step::name).toList());
    JobWorker worker =
        new JobWorker(
            pipelines,
            wiring.jobs(),
            wiring.queue(),
            wiring.feed(),
            wiring.files(),
            wiring.clock());
    return new SqsJobs(worker, wiring.clients().sqs());
  }

  SQSBatchResponse handle(SQSEvent event, Context context) {
    TimeBudget budget = () -> Duration.ofMillis(context.getRemainingTimeInMillis());
    List<BatchItemFailure> again = new ArrayList<>();
    try (MDC.MDCCloseable _ = MDC.putCloseable("request", context.getAwsRequestId())) {
      for (SQSMessage message : event.getRecords()) {
        if (!handle(message, budget)) {
          again.add(new BatchItemFailure(message.getMessageId()));
        }
      }
    }
    return new SQSBatchResponse(again);
  }

  private boolean handle(SQSMessage message, TimeBudget budget) {
    Optional<JobMessage> job = JobMessage.parse(message.getBody());
    if (job.isEmpty()) {
      // It is moved to the dead-letter queue for inspection.
      LOG.error("Message {} is not about a job", message.getMessageId());
      return false;
    }
    try (MDC.MDCCloseable _ = MDC.putCloseable("job", job.get().job());
        MDC.MDCCloseable _ = MDC.putCloseable("attempt", Integer.toString(job.get().attempt()))) {
      return handle(message, job.get(), budget);
    }
  }

  private boolean handle(SQSMessage message, JobMessage job, TimeBudget budget) {
    return switch (worker.handle(job, receives(message), budget)) {
      case Verdict.Done() -> true;
      case Verdict.Again(Duration delay) -> {
        delay(message, delay);
        yield false;
      }
    };
  }

  private void delay(SQSMessage message, Duration delay) {
    client.changeMessageVisibility(
        request ->
            request
                .queueUrl(queueUrl(message))
                .receiptHandle(message.getReceiptHandle())
                .visibilityTimeout((int) delay.toSeconds()));
  }

  private String queueUrl(SQSMessage message) {
    String name =
        message.getEventSourceArn().substring(message.getEventSourceArn().lastIndexOf(':') + 1);
    return client.getQueueUrl(request -> request.queueName(name)).queueUrl();
  }

  private static int receives(SQSMessage message) {
    return Integer.parseInt(message.getAttributes().getOrDefault("ApproximateReceiveCount", "1"));
  }
}
