package dev.cadenza.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.cadenza.model.JobType;
import dev.cadenza.pipeline.PipelineFactory;
import java.util.function.Function;

/** A function that runs the jobs of one type from its queue. */
public abstract class JobFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final SqsJobs jobs;

  /**
   * @param type the type of the jobs in its queue
   * @param pipelines makes the factory of the type's pipelines
   * @throws IllegalArgumentException if they have other steps than {@code JobSteps} lists
   */
  protected JobFunction(JobType type, Function<Wiring, PipelineFactory> pipelines) {
    Wiring wiring = Wiring.current();
    jobs = SqsJobs.of(type, pipelines.apply(wiring), wiring);
  }

  @Override
  public final SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return jobs.handle(event, context);
  }
}
