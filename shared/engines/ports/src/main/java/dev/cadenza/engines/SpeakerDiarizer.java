package dev.cadenza.engines;

import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Progress;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.model.TransientFailure;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** Determines who speaks when. Safe for use by several threads. */
public interface SpeakerDiarizer {
  /** The kind of diarizers in {@code GET /api/engines/}. */
  String KIND = "speaker-diarization";

  /** Its name in results and in {@code GET /api/engines/}, such as {@code speaker-encoder}. */
  String name();

  /**
   * Who speaks when.
   *
   * @param audio 16 kHz
   * @param speech the spans with speech, in order and without overlaps; they may contain pauses
   * @param speakers the number of speakers, at least 1; empty to detect it
   * @param progress receives the processed seconds of the speech
   * @return in order and without overlaps; pauses belong to no speaker. There can be fewer speakers
   *     than requested, if their voices are too similar
   * @throws TransientFailure if the engine fails
   * @throws CancellationException if the work is cancelled
   * @throws IOException if the recording cannot be read
   * @throws InterruptedException if the calling thread is interrupted
   */
  List<SpeakerTurn> turns(
      PcmFile audio,
      List<TimeSpan> speech,
      Optional<Integer> speakers,
      Progress progress,
      Cancellation cancellation)
      throws IOException, InterruptedException;
}
