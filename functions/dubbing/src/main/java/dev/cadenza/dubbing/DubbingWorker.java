package dev.cadenza.dubbing;

import dev.cadenza.functions.JobFunction;
import dev.cadenza.functions.Wiring;
import dev.cadenza.media.ffmpeg.DubMixer;
import dev.cadenza.media.ffmpeg.Ffmpeg;
import dev.cadenza.media.ffmpeg.Media;
import dev.cadenza.media.ffmpeg.MediaLimits;
import dev.cadenza.model.JobType;
import dev.cadenza.pipeline.PipelineFactory;

/** Runs dubbing jobs. */
public final class DubbingWorker extends JobFunction {
  public DubbingWorker() {
    super(JobType.DUBBING, DubbingWorker::pipelines);
  }

  private static PipelineFactory pipelines(Wiring wiring) {
    Ffmpeg ffmpeg = Ffmpeg.locate(wiring.variables());
    return Dubbing.pipelines(
        wiring.engines(), new Media(ffmpeg), new DubMixer(ffmpeg, MediaLimits.DEFAULT));
  }
}
