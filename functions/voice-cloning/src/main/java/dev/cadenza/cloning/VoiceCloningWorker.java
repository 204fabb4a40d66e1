package dev.cadenza.cloning;

import dev.cadenza.aws.AwsClients;
import dev.cadenza.aws.DynamoVoices;
import dev.cadenza.aws.Environment;
import dev.cadenza.aws.JobFunction;
import dev.cadenza.aws.S3WorkFiles;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.media.Ffmpeg;
import dev.cadenza.media.Media;
import dev.cadenza.media.SpeechSample;
import dev.cadenza.model.JobType;
import dev.cadenza.pipeline.PipelineFactory;

/** Runs voice cloning jobs. */
public final class VoiceCloningWorker extends JobFunction {
  public VoiceCloningWorker() {
    super(JobType.VOICE_CLONING, VoiceCloningWorker::pipelines);
  }

  private static PipelineFactory pipelines(Environment environment) {
    AwsClients clients = new AwsClients(environment);
    DynamoVoices voices = new DynamoVoices(clients.dynamoDb(), environment);
    Ffmpeg ffmpeg = Ffmpeg.locate(environment.variables());
    return VoiceCloning.pipelines(
        Engines.locate(environment.variables(), voices),
        new VoiceCloning.Tools(
            voices,
            new S3WorkFiles(clients.s3(), environment),
            new Media(ffmpeg),
            new SpeechSample(ffmpeg)));
  }
}
