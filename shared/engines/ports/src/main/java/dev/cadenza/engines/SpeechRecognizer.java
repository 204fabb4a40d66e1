package dev.cadenza.engines;

import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Progress;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.wav.PcmFile;
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

  /** The supported languages, as primary BCP 47 languages. */
  Set<String> languages();

  /** Whether it prefers a whole recording in one call to groups of its parts in parallel. */
  default boolean hearsWhole() {
    return false;
  }

  /**
   * The groups of parts for the recognizer, one call each.
   *
   * @param parts at least one, in order and without overlaps
   * @param parallel the number of parallel calls
   */
  default List<SegmentGroup> groups(List<TimeSpan> parts, int parallel) {
    return hearsWhole() ? List.of(new SegmentGroup(parts)) : SegmentGroup.plan(parts, parallel);
  }

  /**
   * A recognizer that writes an English translation of any of its {@link #languages()}, with the
   * times of the words; the language of its transcripts is {@code en}.
   *
   * @return empty if the engine does not support this
   */
  default Optional<SpeechRecognizer> intoEnglish() {
    return Optional.empty();
  }

  /**
   * The same recognizer, which expects these names and terms.
   *
   * @param terms in the order of their importance; possibly none
   * @return itself if the engine does not support this
   */
  default SpeechRecognizer knowing(List<String> terms) {
    return this;
  }

  /** The price of a second of audio. */
  default Price price() {
    return Price.FREE;
  }

  /** The minimum number of seconds that are charged. */
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
   * Transcribes parts of a recording.
   *
   * <p>Recordings are split at pauses first ({@link dev.cadenza.media.speech.PauseSplitter}).
   * {@link #groups Groups} of parts may be transcribed by several calls, in parallel or in several
   * processes, and the transcripts joined.
   *
   * @param audio 16 kHz
   * @param parts in order and without overlaps
   * @param language BCP 47, such as {@code en-GB}; only the language matters. {@code und} to detect
   *     it
   * @param progress receives the processed seconds of the parts
   * @return the transcript of the parts, times from the recording's start; parts without words are
   *     omitted
   * @throws PermanentFailure {@code unsupported_language}
   * @throws TransientFailure if the engine fails
   * @throws dev.cadenza.model.WorkPending if the engine is still processing it; the same call
   *     returns the result later
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
