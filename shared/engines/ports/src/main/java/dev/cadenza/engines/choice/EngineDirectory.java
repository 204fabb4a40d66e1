package dev.cadenza.engines.choice;

import static java.util.Objects.requireNonNull;

import dev.cadenza.engines.Price;
import dev.cadenza.engines.SpeechRecognizer;
import dev.cadenza.engines.Translator;
import dev.cadenza.engines.catalog.Capability;
import dev.cadenza.engines.catalog.EngineCatalog;
import dev.cadenza.engines.catalog.EngineFamilies;
import dev.cadenza.engines.story.StoryWriter;
import dev.cadenza.jobs.parameters.RequestedVoices;
import dev.cadenza.jobs.parameters.TypedParameters;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The engines of a deployment and their prices, for functions that do not run them: embedded
 * engines are assumed to be installed where jobs run.
 */
public final class EngineDirectory {
  private final EngineCatalog offer;
  private final EngineChoice deployment;

  private EngineDirectory(EngineCatalog offer, EngineChoice deployment) {
    this.offer = requireNonNull(offer, "offer");
    this.deployment = requireNonNull(deployment, "deployment");
  }

  public static EngineDirectory of(Map<String, String> variables) {
    return new EngineDirectory(
        EngineFamilies.offered(variables), EngineChoice.ofVariables(variables));
  }

  /** The engines with a capability, the embedded ones first. */
  public Set<String> names(Capability capability) {
    Set<String> names = new LinkedHashSet<>(capability.embedded());
    names.addAll(offer.names(capability));
    return names;
  }

  /**
   * The price of the engine for a part of a job, as far as it is known before: of several voices
   * the highest price; that of a cloned voice is unknown here.
   */
  public Price price(Capability capability, TypedParameters parameters) {
    return capability == Capability.TTS
        ? speakingPrice(parameters)
        : enginePrice(capability, parameters);
  }

  private Price speakingPrice(TypedParameters parameters) {
    RequestedVoices voices = parameters.voices();
    Price usual =
        voices
            .voice()
            .map(this::voicePrice)
            .orElseGet(() -> enginePrice(Capability.TTS, parameters));
    return voices.bySpeaker().values().stream()
        .map(this::voicePrice)
        .reduce(usual, (some, other) -> other.usd() > some.usd() ? other : some);
  }

  private Price enginePrice(Capability capability, TypedParameters parameters) {
    return engine(capability, EngineChoice.of(parameters.engines()))
        .map(engine -> price(capability, engine))
        .orElse(Price.FREE);
  }

  private Optional<String> engine(Capability capability, EngineChoice choice) {
    return Optional.ofNullable(choice.by().get(capability))
        .or(() -> choice.anywhere().filter(names(capability)::contains))
        .or(() -> Optional.ofNullable(deployment.by().get(capability)));
  }

  private Price price(Capability capability, String engine) {
    return switch (capability) {
      case STT ->
          first(
              offer.recognizers().stream()
                  .filter(it -> it.name().equals(engine))
                  .map(SpeechRecognizer::price)
                  .toList());
      case TTS ->
          first(
              offer.synthesizers().stream()
                  .filter(it -> it.name().equals(engine) && !it.voices().isEmpty())
                  .map(it -> it.price(it.voices().getFirst()))
                  .toList());
      case TRANSLATION ->
          first(
              offer.translators().stream()
                  .filter(it -> it.name().equals(engine))
                  .map(Translator::price)
                  .toList());
      case STORIES ->
          first(
              offer.writers().stream()
                  .filter(it -> it.name().equals(engine))
                  .map(StoryWriter::price)
                  .toList());
      case CLONING -> Price.FREE;
    };
  }

  private Price voicePrice(String id) {
    return first(
        offer.synthesizers().stream()
            .flatMap(
                engine ->
                    engine.voices().stream()
                        .filter(voice -> voice.id().equals(id))
                        .map(engine::price))
            .toList());
  }

  private static Price first(List<Price> prices) {
    return prices.isEmpty() ? Price.FREE : prices.getFirst();
  }
}
