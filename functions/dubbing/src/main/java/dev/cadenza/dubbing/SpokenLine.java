package dev.cadenza.dubbing;

import dev.cadenza.pipeline.files.HasFiles;
import dev.cadenza.pipeline.files.WorkFile;
import java.util.List;

/**
 * A line, spoken at its own speed, before it is fitted.
 *
 * @param seconds its duration
 */
record SpokenLine(WorkFile audio, double seconds) implements HasFiles {
  @Override
  public List<WorkFile> files() {
    return List.of(audio);
  }
}
