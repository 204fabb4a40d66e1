package dev.cadenza.storyteller;

import dev.cadenza.engines.catalog.EmbeddedEngines;
import dev.cadenza.engines.catalog.EngineCatalog;
import dev.cadenza.engines.catalog.EngineStatus;
import dev.cadenza.engines.story.StoryWriter;
import java.util.List;
import java.util.Map;

/** The embedded writer, available on any machine. */
public final class Storyteller implements EmbeddedEngines {
  @Override
  public EngineCatalog installed(Map<String, String> environment) {
    return EngineCatalog.NOTHING.withWriter(new EmbeddedStoryWriter());
  }

  @Override
  public List<EngineStatus> status(Map<String, String> environment) {
    StoryWriter writer = new EmbeddedStoryWriter();
    return List.of(
        new EngineStatus(
            writer.name(), "stories", "", true, writer.languages(), writer.quality(), ""));
  }
}
