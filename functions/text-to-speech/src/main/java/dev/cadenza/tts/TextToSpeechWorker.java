package dev.cadenza.tts;

import dev.cadenza.aws.DynamoVoices;
import dev.cadenza.aws.Environment;
import dev.cadenza.aws.JobFunction;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.media.Ffmpeg;
import dev.cadenza.media.Media;
import dev.cadenza.model.JobType;
import dev.cadenza.pipeline.PipelineFactory;

/** Runs text to speech jobs. */
public final class TextToSpeechWorker extends JobFunction {
  public TextToSpeechWorker() {
    super(JobType.TTS, TextToSpeechWorker::pipelines);
  }

  private static PipelineFactory pipelines(Environment environment) {
    return TextToSpeech.pipelines(
        Engines.locate(environment.variables(), DynamoVoices.of(environment)),
        new Media(Ffmpeg.locate(environment.variables())));
  }
}
