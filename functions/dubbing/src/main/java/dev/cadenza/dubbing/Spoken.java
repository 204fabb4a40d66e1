package dev.cadenza.dubbing;

import dev.cadenza.pipeline.files.HasFiles;
import dev.cadenza.pipeline.files.WorkFile;
import java.util.Collections;
import java.util.List;

/**
 * The lines of a dub, and who speaks them.
 *
 * @param voice the id of the one that speaks first
 * @param converted whether any is made to sound like the original speaker
 * @param voices the ids of those of the lines
 */
record Spoken(String voice, boolean converted, List<SpokenLine> lines, List<String> voices)
    implements HasFiles {
  Spoken {
    lines = List.copyOf(lines);
    // What an earlier version kept of a job has one voice.
    voices = voices == null ? Collections.nCopies(lines.size(), voice) : List.copyOf(voices);
  }

  @Override
  public List<WorkFile> files() {
    return lines.stream().map(SpokenLine::audio).toList();
  }
}
