package dev.cadenza.dubbing;

import dev.cadenza.dubbing.Fitting.Placement;
import dev.cadenza.pipeline.files.HasFiles;
import dev.cadenza.pipeline.files.WorkFile;
import java.util.List;

/**
 * The dubbed recording.
 *
 * @param main the dubbed file
 * @param leftOut what of the original it does not have, for people
 */
record Mixed(WorkFile main, String contentType, List<Placement> placements, List<String> leftOut)
    implements HasFiles {
  Mixed {
    placements = List.copyOf(placements);
    // What an earlier version kept of a job knows none.
    leftOut = leftOut == null ? List.of() : List.copyOf(leftOut);
  }

  @Override
  public List<WorkFile> files() {
    return List.of(main);
  }
}
