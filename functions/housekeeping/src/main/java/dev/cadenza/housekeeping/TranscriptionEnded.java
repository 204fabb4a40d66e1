package dev.cadenza.housekeeping;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.cadenza.aws.AwsClients;
import dev.cadenza.aws.AwsJobs;
import dev.cadenza.aws.Environment;
import dev.cadenza.aws.S3WorkFiles;
import dev.cadenza.jobs.JobLife;
import dev.cadenza.jobs.WaitingJobs;
import java.util.Map;
import java.util.Optional;

/**
 * Resumes the job that waits for a transcription, when Amazon Transcribe reports on EventBridge
 * that it is done or has failed. The event has the format of a scheduled one, with {@code
 * TranscriptionJobName} in its detail.
 */
public final class TranscriptionEnded
    implements RequestHandler<ScheduledEvent, Map<String, Boolean>> {
  private static final String NAME = "TranscriptionJobName";

  private final Environment environment = Environment.current();
  private final WaitingJobs waiting =
      new WaitingJobs(new S3WorkFiles(new AwsClients(environment).s3(), environment));
  private final JobLife life = AwsJobs.life(environment);

  @Override
  public Map<String, Boolean> handleRequest(ScheduledEvent event, Context context) {
    boolean woken =
        Optional.ofNullable(event.getDetail())
            .map(detail -> detail.get(NAME))
            .flatMap(name -> waiting.job(String.valueOf(name)))
            .filter(life::wake)
            .isPresent();
    return Map.of("woken", woken);
  }
}
