package dev.cadenza.pipeline;

import java.util.List;

/** A step's or segment's output that names files: they are kept with it. */
public interface HasFiles {
  List<WorkFile> files();
}
