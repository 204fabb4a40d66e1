package dev.cadenza.engines.choice;

import dev.cadenza.engines.Languages;
import dev.cadenza.engines.SpeakerDiarizer;
import dev.cadenza.engines.SpeechRecognizer;
import dev.cadenza.engines.catalog.Capability;
import dev.cadenza.engines.catalog.EngineCatalog;
import dev.cadenza.engines.metering.MeteredRecognizer;
import dev.cadenza.engines.story.StoryWriter;
import dev.cadenza.model.Meter;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.TransientFailure;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The engine of each capability that the preferences select; the errors are those of Engines. */
record SelectedEngines(EngineCatalog offer, EnginePreferences preferences, Meter meter) {
  private static final String ENGLISH = "en";

  SpeechRecognizer recognizer(String language) {
    SpeechRecognizer engine =
        firstRecognizer().orElseThrow(() -> missing("No speech recognizer is installed."));
    Languages.require(language, engine.languages(), engine.name());
    return new MeteredRecognizer(engine, meter);
  }

  private Optional<SpeechRecognizer> firstRecognizer() {
    return preferences.wanted(Capability.STT, offer.recognizers(), SpeechRecognizer::name).stream()
        .findFirst();
  }

  String usualSpokenLanguage() {
    return firstRecognizer()
            .filter(it -> it.languages().contains(Languages.UNDETERMINED))
            .isPresent()
        ? Languages.UNDETERMINED
        : ENGLISH;
  }

  StoryWriter storyWriter(String language) {
    StoryWriter writer =
        preferences.wanted(Capability.STORIES, offer.writers(), StoryWriter::name).stream()
            .findFirst()
            .orElseThrow(() -> missing("No story engine is installed."));
    Languages.require(language, writer.languages(), writer.name());
    return writer;
  }

  SpeakerDiarizer diarizer() {
    return offer.diarizers().stream()
        .findFirst()
        .orElseThrow(
            () ->
                new PermanentFailure(
                    "no_diarizer",
                    "Speakers cannot be distinguished: no engine for it is installed. Set"
                        + " \"speakers\" to \"off\", or install the models with \"cadenza models"
                        + " install\"."));
  }

  Set<String> names(Capability capability) {
    Set<String> names = new LinkedHashSet<>(offer.names(capability));
    if (capability == Capability.CLONING) {
      names.add(Cloning.CONVERSION);
    }
    return names;
  }

  Set<String> inUse(Capability capability) {
    try {
      List<String> candidates =
          preferences.wanted(capability, List.copyOf(names(capability)), Function.identity());
      boolean together = capability == Capability.TTS || capability == Capability.TRANSLATION;
      return Set.copyOf(
          together ? candidates : candidates.subList(0, Math.min(1, candidates.size())));
    } catch (PermanentFailure e) {
      return Set.of();
    }
  }

  private static TransientFailure missing(String message) {
    return new TransientFailure("engine_missing", message, null);
  }
}
