package dev.cadenza.pipeline.files;

import java.util.List;

/** The output of a step or segment that refers to files, which are stored with it. */
public interface HasFiles {
  List<WorkFile> files();
}
