package dev.cadenza.stories;

import dev.cadenza.functions.JobFunction;
import dev.cadenza.functions.Wiring;
import dev.cadenza.media.ffmpeg.Ffmpeg;
import dev.cadenza.media.ffmpeg.Media;
import dev.cadenza.model.JobType;
import dev.cadenza.pipeline.PipelineFactory;

/** Runs AI story jobs. */
public final class AiStoriesWorker extends JobFunction {
  public AiStoriesWorker() {
    super(JobType.AI_STORIES, AiStoriesWorker::pipelines);
  }

  private static PipelineFactory pipelines(Wiring wiring) {
    return AiStories.pipelines(wiring.engines(), new Media(Ffmpeg.locate(wiring.variables())));
  }
}
