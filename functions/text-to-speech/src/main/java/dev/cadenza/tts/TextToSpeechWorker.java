package dev.cadenza.tts;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.cadenza.aws.DynamoVoices;
import dev.cadenza.aws.Environment;
import dev.cadenza.aws.SqsJobs;
import dev.cadenza.engines.Engines;
import dev.cadenza.media.Ffmpeg;
import dev.cadenza.media.Media;

/** Runs text to speech jobs. */
public final class TextToSpeechWorker implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final SqsJobs jobs = wire(Environment.current());

  private static SqsJobs wire(Environment environment) {
    Media media = new Media(Ffmpeg.locate(environment.variables()));
    return SqsJobs.of(
        new TextToSpeech(
            Engines.locate(environment.variables(), DynamoVoices.of(environment)), media),
        environment);
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return jobs.handle(event, context);
  }
}
