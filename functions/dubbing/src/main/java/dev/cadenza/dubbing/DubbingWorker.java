package dev.cadenza.dubbing;

import dev.cadenza.aws.DynamoVoices;
import dev.cadenza.aws.Environment;
import dev.cadenza.aws.JobFunction;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.media.DubMixer;
import dev.cadenza.media.Ffmpeg;
import dev.cadenza.media.Media;
import dev.cadenza.media.MediaLimits;
import dev.cadenza.model.JobType;
import dev.cadenza.pipeline.PipelineFactory;

/** Runs dubbing jobs. */
public final class DubbingWorker extends JobFunction {
  public DubbingWorker() {
    super(JobType.DUBBING, DubbingWorker::pipelines);
  }

  private static PipelineFactory pipelines(Environment environment) {
    Ffmpeg ffmpeg = Ffmpeg.locate(environment.variables());
    return Dubbing.pipelines(
        Engines.locate(environment.variables(), DynamoVoices.of(environment)),
        new Media(ffmpeg),
        new DubMixer(ffmpeg, MediaLimits.DEFAULT));
  }
}
