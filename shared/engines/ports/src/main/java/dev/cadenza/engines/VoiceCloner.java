package dev.cadenza.engines;

import dev.cadenza.media.Cancellation;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.TransientFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleConsumer;

/**
 * Clones voices from recordings at a service, which stores them; the synthesizer of the same name
 * speaks with them. Safe for use by several threads.
 */
public interface VoiceCloner {
  /** Its name in results and in {@code GET /api/engines/}, such as {@code elevenlabs}. */
  String name();

  /** The languages of its voices: primary BCP 47 languages, or {@link Voice#ANY_LANGUAGE}. */
  Set<String> languages();

  /**
   * Creates a voice. Each call creates another one, so the caller must store the result.
   *
   * @param title the name of the voice at the service
   * @param recording an MP3 or WAV of a few seconds to {@link #MAX_SECONDS} with one speaker
   * @return the id of the voice, which begins with the engine's name
   * @throws PermanentFailure {@code engine_refused_input}, {@code voice_not_verified} and the like
   * @throws TransientFailure if the service fails
   * @throws CancellationException if the work is cancelled
   * @throws InterruptedException if the calling thread is interrupted
   */
  String clone(String title, Path recording, Cancellation cancellation)
      throws IOException, InterruptedException;

  /**
   * Like {@link #clone(String, Path, Cancellation)}.
   *
   * @param progress receives the completed fraction
   */
  default String clone(
      String title, Path recording, DoubleConsumer progress, Cancellation cancellation)
      throws IOException, InterruptedException {
    return clone(title, recording, cancellation);
  }

  /**
   * Whether it measures {@link #similarity}. Then it gets only a part of the recording, so that the
   * rest can be compared.
   */
  default boolean measuresSimilarity() {
    return false;
  }

  /**
   * The similarity of a voice to the person.
   *
   * @param voice the result of {@link #clone}
   * @param given the speech from which it was cloned
   * @param heldOut other speech of the same person
   * @return empty if this service does not measure it
   */
  default Optional<VoiceSimilarity> similarity(
      String voice, Pcm given, Pcm heldOut, Cancellation cancellation)
      throws IOException, InterruptedException {
    return Optional.empty();
  }

  /**
   * Deletes a voice; does nothing if it no longer exists.
   *
   * @throws TransientFailure if the service fails
   */
  void forget(String voice) throws IOException, InterruptedException;

  /** The useful length of a recording; more does not improve the voice. */
  double MAX_SECONDS = 120;
}
