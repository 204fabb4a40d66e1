package dev.cadenza.stories;

import dev.cadenza.engines.Engines;
import dev.cadenza.media.Media;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.pipeline.Pipeline;
import dev.cadenza.pipeline.Product;
import dev.cadenza.pipeline.Step;
import dev.cadenza.pipeline.StepContext;
import java.util.List;

/** To be written. */
final class AiStories implements Pipeline {
  AiStories(Engines engines, Media media) {}

  @Override
  public List<Step<?>> steps() {
    return List.of();
  }

  @Override
  public Product product(StepContext context) {
    throw new PermanentFailure("not_available", "These jobs are not available yet.");
  }
}
