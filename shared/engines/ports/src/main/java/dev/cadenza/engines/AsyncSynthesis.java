package dev.cadenza.engines;

import dev.cadenza.media.Cancellation;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.TimedWord;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.TransientFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Speaks long texts asynchronously: no worker waits meanwhile. A text is sent to the engine once,
 * asked for until it is done, and then fetched; every call knows it by the same {@link LongText},
 * in whatever process. Safe for use by several threads.
 */
public interface AsyncSynthesis {
  /** From how many characters it is worth the waiting. */
  int worthwhile();

  /** How many characters a text may have. */
  int longest();

  /** How many of these characters a sentence takes: as many as are spoken. */
  default int length(String sentence, Voice voice) {
    return sentence.length();
  }

  /**
   * Whether it reports the time of each word for that voice, which is required to locate sentences.
   */
  boolean times(Voice voice);

  /** Whether the engine has been given a text, and is at it or done. */
  boolean begun(LongText text) throws IOException, InterruptedException;

  /**
   * Gives a text to the engine; it is paid for then.
   *
   * @throws PermanentFailure if the engine refuses it
   * @throws TransientFailure if the engine fails
   */
  void begin(LongText text) throws IOException, InterruptedException;

  /**
   * How long to wait before asking again; nothing when it is done.
   *
   * @throws PermanentFailure {@code speech_failed}; the text may be given to the engine again
   * @throws TransientFailure if the engine fails, or knows nothing of it any more
   */
  Optional<Duration> pending(LongText text) throws IOException, InterruptedException;

  /**
   * Brings what was spoken.
   *
   * @param to becomes a WAV file
   * @return where each sentence lies in it
   */
  List<Part> fetch(LongText text, Path to, Cancellation cancellation)
      throws IOException, InterruptedException;

  /**
   * A sentence in the sound of a text.
   *
   * @param words from the sound's start
   */
  record Part(TimeSpan span, List<TimedWord> words) {
    public Part {
      words = List.copyOf(words);
    }
  }
}
