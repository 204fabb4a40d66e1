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
 * Speaks long texts asynchronously: no worker waits meanwhile. A text is submitted once, checked
 * until it is done, and then downloaded; all calls identify it by the same {@link LongText}, in any
 * process. Safe for use by several threads.
 */
public interface AsyncSynthesis {
  /** The minimum length of a text in characters. */
  int worthwhile();

  /** The maximum length of a text in characters. */
  int longest();

  /** The length of a sentence in these characters, in spoken form. */
  default int length(String sentence, Voice voice) {
    return sentence.length();
  }

  /**
   * Whether it reports the time of each word for that voice, which is required to locate sentences.
   */
  boolean times(Voice voice);

  /** Whether a text was submitted and is in progress or done. */
  boolean begun(LongText text) throws IOException, InterruptedException;

  /**
   * Submits a text; this is paid.
   *
   * @throws PermanentFailure if the engine rejects it
   * @throws TransientFailure if the engine fails
   */
  void begin(LongText text) throws IOException, InterruptedException;

  /**
   * How long to wait before the next check; empty when it is done.
   *
   * @throws PermanentFailure {@code speech_failed}; the text may be submitted again
   * @throws TransientFailure if the engine fails, or no longer has the text
   */
  Optional<Duration> pending(LongText text) throws IOException, InterruptedException;

  /**
   * Downloads the speech.
   *
   * @param to the WAV file to write
   * @return the position of each sentence
   */
  List<Part> fetch(LongText text, Path to, Cancellation cancellation)
      throws IOException, InterruptedException;

  /**
   * A sentence in the audio of a text.
   *
   * @param words with times from the start of the audio
   */
  record Part(TimeSpan span, List<TimedWord> words) {
    public Part {
      words = List.copyOf(words);
    }
  }
}
