package dev.cadenza.narration;

import dev.cadenza.pipeline.files.HasFiles;
import dev.cadenza.pipeline.files.WorkFile;
import java.util.List;

/**
 * A script with spoken passages, each in separate files.
 *
 * @param passages in order
 */
public record Spoken(List<Recording> passages) implements HasFiles {
  public Spoken {
    passages = List.copyOf(passages);
  }

  @Override
  public List<WorkFile> files() {
    return passages.stream().flatMap(passage -> passage.files().stream()).toList();
  }

  double seconds() {
    return passages.stream().mapToDouble(passage -> passage.timeline().seconds()).sum();
  }
}
