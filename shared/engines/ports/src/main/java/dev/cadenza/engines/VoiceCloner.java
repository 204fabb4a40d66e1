package dev.cadenza.engines;

import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Pcm;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.TransientFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleConsumer;

/**
 * Has voices made after recordings at a service, which keeps them; the synthesiser of the same name
 * speaks with them. Safe for use by several threads.
 */
public interface VoiceCloner {
  /** Its name in results and in {@code GET /api/engines/}, such as {@code elevenlabs}. */
  String name();

  /** What its voices speak: primary BCP 47 languages, or {@link Voice#ANY_LANGUAGE}. */
  Set<String> languages();

  /**
   * Creates a voice. Each call creates another one, so the caller must store the result.
   *
   * @param title what the voice is called at the service
   * @param recording an MP3 or WAV of a few seconds to {@link #MAX_SECONDS} of one person's speech
   * @return the id of the voice, which begins with the engine's name
   * @throws PermanentFailure {@code engine_refused_input}, {@code voice_not_verified} and the like
   * @throws TransientFailure if the service fails
   * @throws CancellationException if the work is cancelled
   * @throws InterruptedException if the calling thread is interrupted
   */
  String clone(String title, Path recording, Cancellation cancellation)
      throws IOException, InterruptedException;

  /**
   * As {@link #clone(String, Path, Cancellation)}.
   *
   * @param progress takes the fraction that is done
   */
  default String clone(
      String title, Path recording, DoubleConsumer progress, Cancellation cancellation)
      throws IOException, InterruptedException {
    return clone(title, recording, cancellation);
  }

  /**
   * Whether it measures {@link #similarity}. Then it is given a part of the recording only, so that
   * the rest can be compared.
   */
  default boolean measuresSimilarity() {
    return false;
  }

  /**
   * How near a voice comes to the person.
   *
   * @param voice what {@link #clone} returned
   * @param given the speech that it was made from
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
