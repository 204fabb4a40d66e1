package dev.cadenza.narration;

import static java.util.Objects.requireNonNull;

import dev.cadenza.pipeline.files.HasFiles;
import dev.cadenza.pipeline.files.WorkFile;
import java.util.List;

/**
 * The recording of a script or a passage.
 *
 * @param audio a WAV file of one channel, at the rate of its voice, or at {@link
 *     Narrator#SAMPLE_RATE} for voices of several rates
 */
public record Recording(WorkFile audio, Timeline timeline) implements HasFiles {
  public Recording {
    requireNonNull(audio, "audio");
    requireNonNull(timeline, "timeline");
  }

  @Override
  public List<WorkFile> files() {
    return List.of(audio, timeline.file());
  }
}
