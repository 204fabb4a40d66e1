package dev.cadenza.housekeeping;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.cadenza.aws.AwsJobs;
import dev.cadenza.aws.Environment;
import dev.cadenza.jobs.JobLife;
import java.util.Map;

/** Sends, once a minute, what was accepted and not sent, and what a worker left behind. */
public final class Sweeper implements RequestHandler<ScheduledEvent, Map<String, Integer>> {
  private static final int BATCH = 200;

  private final JobLife life;

  public Sweeper() {
    this(AwsJobs.life(Environment.current()));
  }

  Sweeper(JobLife life) {
    this.life = life;
  }

  @Override
  public Map<String, Integer> handleRequest(ScheduledEvent event, Context context) {
    return Map.of("sent", life.sweep(BATCH));
  }
}
