package dev.cadenza.dubbing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.cadenza.aws.DynamoVoices;
import dev.cadenza.aws.Environment;
import dev.cadenza.aws.SqsJobs;
import dev.cadenza.engines.Engines;
import dev.cadenza.media.DubMixer;
import dev.cadenza.media.Ffmpeg;
import dev.cadenza.media.Media;
import dev.cadenza.media.MediaLimits;

/** Runs dubbing jobs. */
public final class DubbingWorker implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final SqsJobs jobs = wire(Environment.current());

  private static SqsJobs wire(Environment environment) {
    Ffmpeg ffmpeg = Ffmpeg.locate(environment.variables());
    return SqsJobs.of(
        new Dubbing(
            Engines.locate(environment.variables(), DynamoVoices.of(environment)),
            new Media(ffmpeg),
            new DubMixer(ffmpeg, MediaLimits.DEFAULT)),
        environment);
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return jobs.handle(event, context);
  }
}
