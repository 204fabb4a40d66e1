package dev.cadenza.dubbing;

import dev.cadenza.pipeline.files.HasFiles;
import dev.cadenza.pipeline.files.WorkFile;
import java.util.List;

/**
 * The lines of a dub, and who speaks them.
 *
 * @param voice the id of the one that speaks
 * @param converted whether it is made to sound like the original speaker
 */
record Spoken(String voice, boolean converted, List<SpokenLine> lines) implements HasFiles {
  Spoken {
    lines = List.copyOf(lines);
  }

  @Override
  public List<WorkFile> files() {
    return lines.stream().map(SpokenLine::audio).toList();
  }
}
