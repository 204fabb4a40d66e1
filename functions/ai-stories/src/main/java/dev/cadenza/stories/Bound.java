package dev.cadenza.stories;

import dev.cadenza.pipeline.files.HasFiles;
import dev.cadenza.pipeline.files.WorkFile;
import java.util.List;

/** Files that are ready. */
record Bound(List<WorkFile> files) implements HasFiles {
  Bound {
    files = List.copyOf(files);
  }
}
