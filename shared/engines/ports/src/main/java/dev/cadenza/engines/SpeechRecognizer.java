package dev.cadenza.engines;

import dev.cadenza.media.Cancellation;
import dev.cadenza.media.PcmFile;
import dev.cadenza.media.Progress;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.TransientFailure;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;

/** Transcribes speech. Safe for use by several threads. */
public interface SpeechRecognizer {
  /** Its name in results and in {@code GET /api/engines/}, such as {@code pocketsphinx}. */
  String name();

  /** The languages it understands, as primary BCP 47 languages. */
  Set<String> languages();

  /**
   * Whether it would rather be given a whole recording in one call than groups of its parts side by
   * side.
   */
  default boolean hearsWhole() {
    return false;
  }

  /**
   * The groups of parts for the recognizer, one call each.
   *
   * @param parts at least one, in order and apart
   * @param sideBySide how many calls can be made at the same time
   */
  default List<SegmentGroup> groups(List<TimeSpan> parts, int sideBySide) {
    return hearsWhole() ? List.of(new SegmentGroup(parts)) : SegmentGroup.plan(parts, sideBySide);
  }

  /**
   * One that writes in English what is said in any of its {@link #languages()}, with the times of
   * its words; the language of its transcripts is {@code en}.
   *
   * @return empty where the engine cannot do that
   */
  default Optional<SpeechRecognizer> intoEnglish() {
    return Optional.empty();
  }

  /** What a second of sound costs. */
  default Price price() {
    return Price.FREE;
  }

  /** How many seconds are paid for at least, however short the sound is. */
  default double leastPaid() {
    return 0;
  }

  /**
   * Whether this recording was already submitted and is in progress or done: then recognizing it
   * costs nothing more.
   */
  default boolean begun(PcmFile audio, String language) throws IOException, InterruptedException {
    return false;
  }

  /**
   * Listens to parts of a recording.
   *
   * <p>Recordings are cut at pauses first ({@link dev.cadenza.media.PauseSplitter}). {@link #groups
   * Groups} of parts may be given to several calls, side by side or in several processes, and their
   * answers joined.
   *
   * @param audio 16 kHz
   * @param parts in order and apart
   * @param language BCP 47, such as {@code en-GB}; only the language matters. {@code und} where the
   *     engine is to find out
   * @param progress takes the seconds of the parts that are done
   * @return the transcript of the parts, times from the recording's start; parts without words are
   *     omitted
   * @throws PermanentFailure {@code unsupported_language}
   * @throws TransientFailure if the engine fails
   * @throws dev.cadenza.model.WorkPending if the engine works on it; the same call gets the answer
   *     later
   * @throws CancellationException if the work is cancelled
   * @throws InterruptedException if the calling thread is interrupted
   */
  Transcript recognize(
      PcmFile audio,
      List<TimeSpan> parts,
      String language,
      Progress progress,
      Cancellation cancellation)
      throws IOException, InterruptedException;
}
