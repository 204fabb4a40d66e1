package dev.cadenza.stt;

import dev.cadenza.aws.Environment;
import dev.cadenza.aws.JobFunction;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.media.Ffmpeg;
import dev.cadenza.media.Media;
import dev.cadenza.model.JobType;
import dev.cadenza.pipeline.PipelineFactory;

/** Runs speech to text jobs. */
public final class SpeechToTextWorker extends JobFunction {
  public SpeechToTextWorker() {
    super(JobType.STT, SpeechToTextWorker::pipelines);
  }

  private static PipelineFactory pipelines(Environment environment) {
    return SpeechToText.pipelines(
        Engines.locate(environment.variables()), new Media(Ffmpeg.locate(environment.variables())));
  }
}
