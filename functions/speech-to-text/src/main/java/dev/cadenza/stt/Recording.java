package dev.cadenza.stt;

import dev.cadenza.pipeline.files.HasFiles;
import dev.cadenza.pipeline.files.WorkFile;
import java.util.List;
import java.util.stream.Stream;

/**
 * A decoded recording. It is always on disk, never in memory, at any length.
 *
 * @param audio 16 kHz, one channel
 * @param channels likewise, each channel by itself; empty unless they are transcribed separately
 * @param track the number of the audio track, from 1; null if there is only one
 */
record Recording(
    WorkFile audio, double seconds, String container, List<WorkFile> channels, Integer track)
    implements HasFiles {
  Recording {
    // What an earlier version kept of a job knows none.
    channels = channels == null ? List.of() : List.copyOf(channels);
  }

  @Override
  public List<WorkFile> files() {
    return Stream.concat(Stream.of(audio), channels.stream()).toList();
  }

  /** The file of a channel from 1; of all mixed, for 0. */
  WorkFile file(int channel) {
    return channel == 0 ? audio : channels.get(channel - 1);
  }
}
