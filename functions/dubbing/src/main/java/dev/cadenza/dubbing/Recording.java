package dev.cadenza.dubbing;

import dev.cadenza.media.ffmpeg.MediaInfo;
import dev.cadenza.pipeline.files.HasFiles;
import dev.cadenza.pipeline.files.WorkFile;
import java.util.List;

/**
 * A decoded recording.
 *
 * @param audio 16 kHz, one channel
 * @param seconds how long the recording is, pictures included
 */
record Recording(WorkFile audio, MediaInfo info, double seconds) implements HasFiles {
  @Override
  public List<WorkFile> files() {
    return List.of(audio);
  }
}
