package dev.cadenza.cloning;

import dev.cadenza.pipeline.files.HasFiles;
import dev.cadenza.pipeline.files.WorkFile;
import java.util.List;

/**
 * A decoded recording.
 *
 * @param audio 16 kHz, one channel
 */
record Recording(WorkFile audio, double seconds) implements HasFiles {
  @Override
  public List<WorkFile> files() {
    return List.of(audio);
  }
}
