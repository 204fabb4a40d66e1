package dev.cadenza.pipeline;

import java.util.List;

/** The output of a step or segment that refers to files, which are stored with it. */
public interface HasFiles {
  List<WorkFile> files();
}
