package dev.cadenza.stt;

import dev.cadenza.aws.Environment;
import dev.cadenza.aws.JobFunction;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.media.Ffmpeg;
import dev.cadenza.media.Media;
import dev.cadenza.model.JobType;
import dev.cadenza.pipeline.Pipeline;

/** Runs speech to text jobs. */
public final class SpeechToTextWorker extends JobFunction {
  public SpeechToTextWorker() {
    super(JobType.STT, SpeechToTextWorker::pipeline);
  }

  private static Pipeline pipeline(Environment environment) {
    return new SpeechToText(
        Engines.locate(environment.variables()), new Media(Ffmpeg.locate(environment.variables())));
  }
}
