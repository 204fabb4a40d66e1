package dev.cadenza.jobsapi;

import dev.cadenza.engines.LanguagePair;
import dev.cadenza.engines.Languages;
import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.Voice;
import dev.cadenza.engines.choice.EngineChoice;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.jobs.parameters.DubbingParameters;
import dev.cadenza.jobs.parameters.RequestedVoices;
import dev.cadenza.jobs.parameters.TypedParameters;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.TransientFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The engine requirements of a job's parameters, and their errors. */
final class Wanted {
  private static final String VOICE = "voice";

  private final Engines shared;
  private final Engines engines;
  private final TypedParameters parameters;
  private final Map<String, Object> faults = new LinkedHashMap<>();

  Wanted(Engines all, TypedParameters parameters, String owner) {
    this.shared = all;
    this.engines = all.forOwner(owner).choosing(EngineChoice.of(parameters.engines()));
    this.parameters = parameters;
  }

  Map<String, Object> faults() {
    return faults;
  }

  /** The language of a recording if none is given; empty if the requested engine is unknown. */
  Optional<String> usualSpokenLanguage() {
    try {
      return Optional.of(engines.usualSpokenLanguage());
    } catch (PermanentFailure _) {
      // Reported by recognized().
      return Optional.empty();
    }
  }

  void recognized(String field, String language) {
    ask(field, () -> engines.recognizer(language));
  }

  void written(String field, String language) {
    ask(field, () -> engines.storyWriter(language));
  }

  void cloned() {
    ask("engine", () -> engines.cloning().service());
  }

  void diarized(String field) {
    ask(field, engines::diarizer);
  }

  void voiceFor(String field, String language) {
    ask(field, () -> engines.voiceFor(language));
  }

  /**
   * @param pair from the language of a recording; {@code und} is known after recognition
   * @param sourceField that of the recording's language; empty if it is left out
   * @param interpreted whether a recognizer that translates into English may do it
   */
  void translated(
      LanguagePair pair, Optional<String> sourceField, String targetField, boolean interpreted) {
    ask(targetField, () -> requireTranslator(pair, sourceField, interpreted));
  }

  private void requireTranslator(
      LanguagePair pair, Optional<String> sourceField, boolean interpreted) {
    Set<LanguagePair> all =
        interpreted
            ? engines.translators().pairsOfSpeech(pair.from())
            : engines.translators().pairs();
    boolean detected = pair.from().equals(Languages.UNDETERMINED);
    if (detected && all.stream().anyMatch(it -> it.to().equals(pair.to()))) {
      return;
    }
    if (all.stream().noneMatch(pair::equals)) {
      boolean fromThere = all.stream().anyMatch(it -> it.from().equals(pair.from()));
      PermanentFailure failure = pair.unsupported(all);
      if (!fromThere && sourceField.isPresent()) {
        put(sourceField.get(), failure);
      } else {
        throw failure;
      }
    }
  }

  /** A dub's voices: the requested ones, or one of the language. */
  void dubbed(String field, DubbingParameters dub) {
    String target = dub.targetLanguage();
    Map<String, String> others = new LinkedHashMap<>(dub.voices().bySpeaker());
    others.values().removeIf(DubbingParameters.MATCH::equals);
    bySpeaker(others, field, Optional.of(target));
    Optional<String> voice = dub.voice();
    if (voice.isPresent()) {
      ask(VOICE, () -> requireVoice(voice.get(), Optional.of(target), field));
    } else {
      ask(field, () -> engines.voiceFor(target));
    }
  }

  /** A text's voices: the requested ones, or one of the language. */
  void spoken(String field, Optional<String> language) {
    if (parameters.voices().any()) {
      voices(field, language);
    } else {
      ask(field, () -> engines.voiceFor(language.orElse("en-US")));
    }
  }

  /** A text with phonemes: the engines of its voices must speak them. */
  void phonemes(String field, Optional<String> language) {
    RequestedVoices requested = parameters.voices();
    if (faults.isEmpty()) {
      ask(
          field,
          () ->
              (requested.any()
                      ? Stream.concat(
                              requested.voice().stream(), requested.bySpeaker().values().stream())
                          .map(engines::voice)
                      : Stream.of(engines.voiceFor(language.orElse("en-US"))))
                  .forEach(this::requirePhonemes));
    }
  }

  /** What a cloned voice speaks with is known to the worker. */
  private void requirePhonemes(Voice voice) {
    List<String> able =
        engines.synthesizers().stream()
            .filter(SpeechSynthesizer::speaksPhonemes)
            .map(SpeechSynthesizer::name)
            .sorted()
            .toList();
    if (!voice.isCloned() && !able.contains(voice.engine())) {
      throw new PermanentFailure(
          "phonemes_not_supported",
          "The voice %s cannot speak the phonemes of [ipa: …]. Choose a voice of %s, or write [say: …] instead."
              .formatted(
                  voice.id(), able.isEmpty() ? "another engine" : String.join(" or ", able)));
    }
  }

  /** The requested voices, each of which must speak the language, if it is known. */
  void voices(String field, Optional<String> language) {
    RequestedVoices requested = parameters.voices();
    requested.voice().ifPresent(id -> ask(VOICE, () -> requireVoice(id, language, field)));
    bySpeaker(requested.bySpeaker(), field, language);
  }

  private void bySpeaker(Map<String, String> voices, String field, Optional<String> language) {
    Map<String, Object> wrong = new LinkedHashMap<>();
    voices.forEach(
        (name, id) ->
            ask(
                () -> requireVoice(id, language, field),
                failure -> wrong.put(name, List.of(failure.getMessage()))));
    if (!wrong.isEmpty()) {
      faults.put("voices", wrong);
    }
  }

  /** For a language that no voice speaks, the error concerns the language, not the voice. */
  private void requireVoice(String id, Optional<String> language, String field) {
    Voice voice = engines.voice(id);
    Optional<String> unspoken = language.filter(tag -> !voice.speaks(tag));
    if (unspoken.filter(shared::isSpoken).isPresent()) {
      throw voice.mismatch(unspoken.get());
    }
    unspoken.ifPresent(tag -> ask(field, () -> engines.voiceFor(tag)));
  }

  private void ask(String field, Runnable question) {
    ask(question, failure -> put(field, failure));
  }

  /** Temporary failures are left to the worker, which retries. */
  private static void ask(Runnable question, Consumer<PermanentFailure> fault) {
    try {
      question.run();
    } catch (PermanentFailure e) {
      fault.accept(e);
    } catch (TransientFailure e) {
      return;
    }
  }

  private void put(String field, PermanentFailure failure) {
    if (failure.code().equals("unknown_engine")) {
      faults.putIfAbsent(
          parameters.engines().byPart().isPresent() ? "engines" : "engine", texts(failure));
    } else {
      faults.putIfAbsent(field, texts(failure));
    }
  }

  private static List<String> texts(PermanentFailure failure) {
    return List.of(failure.getMessage());
  }
}
