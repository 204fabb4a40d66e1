package dev.cadenza.engines.choice;

import static java.util.Objects.requireNonNull;

import dev.cadenza.engines.VoiceCloner;
import dev.cadenza.engines.catalog.Capability;
import dev.cadenza.engines.cloned.ClonedVoice;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.TransientFailure;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Clones voices: with a service, or by converting another voice on the platform. */
public final class Cloning {
  /** The platform's voice conversion in engine lists, which is always available. */
  static final String CONVERSION = "voiceprint";

  private final List<VoiceCloner> services;
  private final EnginePreferences preferences;

  Cloning(List<VoiceCloner> services, EnginePreferences preferences) {
    this.services = List.copyOf(services);
    this.preferences = requireNonNull(preferences, "preferences");
  }

  /**
   * The requested service; empty if the platform converts voices.
   *
   * @throws PermanentFailure {@code unknown_engine}
   */
  public Optional<VoiceCloner> service() {
    List<String> names =
        Stream.concat(services.stream().map(VoiceCloner::name), Stream.of(CONVERSION)).toList();
    return named(preferences.wanted(Capability.CLONING, names, Function.identity()).getFirst());
  }

  private Optional<VoiceCloner> named(String name) {
    return services.stream().filter(it -> it.name().equals(name)).findFirst();
  }

  /**
   * Deletes a voice at its service.
   *
   * @throws TransientFailure if the service fails
   */
  public void forget(ClonedVoice voice) throws IOException, InterruptedException {
    Optional<VoiceCloner> keeper =
        voice.conversion().isPresent() ? Optional.empty() : named(voice.engine());
    if (keeper.isPresent()) {
      keeper.get().forget(voice.base());
    }
  }
}
