package dev.cadenza.stories;

import dev.cadenza.functions.JobFunction;
import dev.cadenza.functions.Wiring;
import dev.cadenza.media.Ffmpeg;
import dev.cadenza.media.Media;
import dev.cadenza.model.JobType;
import dev.cadenza.pipeline.Pipeline;

/** Runs AI story jobs. */
public final class AiStoriesWorker extends JobFunction {
  public AiStoriesWorker() {
    super(JobType.AI_STORIES, AiStoriesWorker::pipeline);
  }

  private static Pipeline pipeline(Wiring wiring) {
    return new AiStories(wiring.engines(), new Media(Ffmpeg.locate(wiring.variables())));
  }
}
