package dev.cadenza.stories;

import dev.cadenza.aws.DynamoVoices;
import dev.cadenza.aws.Environment;
import dev.cadenza.aws.JobFunction;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.media.Ffmpeg;
import dev.cadenza.media.Media;
import dev.cadenza.model.JobType;
import dev.cadenza.pipeline.PipelineFactory;

/** Runs AI story jobs. */
public final class AiStoriesWorker extends JobFunction {
  public AiStoriesWorker() {
    super(JobType.AI_STORIES, AiStoriesWorker::pipelines);
  }

  private static PipelineFactory pipelines(Environment environment) {
    return AiStories.pipelines(
        Engines.locate(environment.variables(), DynamoVoices.of(environment)),
        new Media(Ffmpeg.locate(environment.variables())));
  }
}
