package dev.cadenza.cloning;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.cadenza.aws.AwsClients;
import dev.cadenza.aws.DynamoVoices;
import dev.cadenza.aws.Environment;
import dev.cadenza.aws.S3WorkFiles;
import dev.cadenza.aws.SqsJobs;
import dev.cadenza.engines.Engines;
import dev.cadenza.media.Ffmpeg;
import dev.cadenza.media.Media;

/** Runs voice cloning jobs. */
public final class VoiceCloningWorker implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final SqsJobs jobs = wire(Environment.current());

  private static SqsJobs wire(Environment environment) {
    AwsClients clients = new AwsClients(environment);
    DynamoVoices voices = new DynamoVoices(clients.dynamoDb(), environment);
    Media media = new Media(Ffmpeg.locate(environment.variables()));
    return SqsJobs.of(
        new VoiceCloning(
            Engines.locate(environment.variables(), voices),
            voices,
            new S3WorkFiles(clients.s3(), environment),
            media),
        environment);
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return jobs.handle(event, context);
  }
}
