package dev.cadenza.neural.fetched;

import dev.cadenza.engines.Voice;
import dev.cadenza.engines.VoiceCloner;
import dev.cadenza.engines.VoiceSimilarity;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.wav.Pcm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleConsumer;

/** A cloner whose models are fetched. Its voices are blends, of which nothing is kept. */
record FetchedCloner(FetchedEngine<VoiceCloner> engine) implements VoiceCloner {
  @Override
  public String name() {
    return engine.name();
  }

  @Override
  public Set<String> languages() {
    return Set.of(Voice.ANY_LANGUAGE);
  }

  @Override
  public String clone(String title, Path recording, Cancellation cancellation)
      throws IOException, InterruptedException {
    return engine.get().clone(title, recording, cancellation);
  }

  @Override
  public String clone(
      String title, Path recording, DoubleConsumer progress, Cancellation cancellation)
      throws IOException, InterruptedException {
    return engine.get().clone(title, recording, progress, cancellation);
  }

  @Override
  public boolean measuresSimilarity() {
    return true;
  }

  @Override
  public Optional<VoiceSimilarity> similarity(
      String voice, Pcm given, Pcm heldOut, Cancellation cancellation)
      throws IOException, InterruptedException {
    return engine.get().similarity(voice, given, heldOut, cancellation);
  }

  @Override
  public void forget(String voice) {}
}
