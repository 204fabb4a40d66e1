package dev.cadenza.jobsapi;

import dev.cadenza.engines.LanguagePair;
import dev.cadenza.engines.Languages;
import dev.cadenza.engines.Voice;
import dev.cadenza.engines.choice.EngineChoice;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.jobs.parameters.Diarization;
import dev.cadenza.jobs.parameters.ParameterReader;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.TransientFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The engine requirements of a job's parameters, and their errors. */
final class Wanted {
  private static final String VOICE = "voice";
  private static final String VOICES = "voices";

  private final Engines shared;
  private final Engines engines;
  private final Map<String, Object> parameters;
  private final Map<String, Object> faults = new LinkedHashMap<>();

  Wanted(Engines all, Map<String, Object> parameters, String owner) {
    this.shared = all;
    this.engines = all.forOwner(owner).choosing(EngineChoice.of(parameters));
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

  void recognized(String field, String usual) {
    ask(field, () -> engines.recognizer(language(field, usual)));
  }

  void written(String field, String usual) {
    ask(field, () -> engines.storyWriter(language(field, usual)));
  }

  void cloned() {
    ask("engine", () -> engines.cloning().service());
  }

  /** Does nothing if no speakers are to be found. */
  void diarized(String field) {
    if (Diarization.of(parameters).isWanted()) {
      ask(field, engines::diarizer);
    }
  }

  void voiceFor(String field, String usual) {
    ask(field, () -> engines.voiceFor(language(field, usual)));
  }

  /** Does nothing if no translation is requested. */
  void translated(String sourceField, String usual, String targetField) {
    Optional<String> target = text(targetField);
    if (target.isPresent()) {
      LanguagePair pair = new LanguagePair(language(sourceField, usual), target.get());
      ask(targetField, () -> requireTranslator(pair, sourceField));
    }
  }

  private void requireTranslator(LanguagePair pair, String sourceField) {
    Set<LanguagePair> all = engines.translations();
    boolean detected = pair.from().equals(Languages.UNDETERMINED) && sourceField.equals("language");
    if (detected && all.stream().anyMatch(it -> it.to().equals(pair.to()))) {
      // The language is known only after recognition.
      return;
    }
    if (all.stream().noneMatch(pair::equals)) {
      boolean fromThere = all.stream().anyMatch(it -> it.from().equals(pair.from()));
      PermanentFailure failure = pair.unsupported(all);
      if (!fromThere && text(sourceField).isPresent()) {
        put(sourceField, failure);
      } else {
        throw failure;
      }
    }
  }

  /** A dub's voice: the requested one, or one of the language. */
  void dubbed(String field) {
    String target = text(field).orElse("");
    Optional<String> voice = text(VOICE).filter(id -> !id.equals("match"));
    if (voice.isPresent()) {
      ask(VOICE, () -> requireVoice(voice.get(), Optional.of(target), field));
    } else {
      ask(field, () -> engines.voiceFor(target));
    }
  }

  /** A text's voices: the requested ones, or one of the language. */
  void spoken(String field) {
    Optional<String> language = text(field);
    if (text(VOICE).isEmpty() && named().isEmpty()) {
      ask(field, () -> engines.voiceFor(language.orElse("en-US")));
    } else {
      voices(field, language);
    }
  }

  /** The requested voices, each of which must speak the language. */
  void voices(String field, String usual) {
    voices(field, Optional.of(language(field, usual)));
  }

  private void voices(String field, Optional<String> language) {
    text(VOICE).ifPresent(id -> ask(VOICE, () -> requireVoice(id, language, field)));
    Map<String, Object> wrong = new LinkedHashMap<>();
    named()
        .forEach(
            (name, id) ->
                ask(
                    () -> requireVoice(id, language, field),
                    failure -> wrong.put(name, List.of(failure.getMessage()))));
    if (!wrong.isEmpty()) {
      faults.put(VOICES, wrong);
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

  /** The parameter {@code voices} with the original names. */
  private Map<String, String> named() {
    Map<String, String> named = new LinkedHashMap<>();
    if (parameters.get(VOICES) instanceof Map<?, ?> given) {
      given.forEach((name, id) -> named.put(name.toString(), id.toString().strip()));
    }
    return named;
  }

  private Optional<String> text(String field) {
    return ParameterReader.text(parameters, field);
  }

  private String language(String field, String usual) {
    return text(field).orElse(usual);
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
      faults.putIfAbsent(parameters.containsKey("engines") ? "engines" : "engine", texts(failure));
    } else {
      faults.putIfAbsent(field, texts(failure));
    }
  }

  private static List<String> texts(PermanentFailure failure) {
    return List.of(failure.getMessage());
  }
}
