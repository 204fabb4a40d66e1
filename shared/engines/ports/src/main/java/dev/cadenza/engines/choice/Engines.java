package dev.cadenza.engines.choice;

import dev.cadenza.engines.NoSuchVoice;
import dev.cadenza.engines.SpeakerDiarizer;
import dev.cadenza.engines.SpeechRecognizer;
import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.Voice;
import dev.cadenza.engines.catalog.Capability;
import dev.cadenza.engines.catalog.EmbeddedEngines;
import dev.cadenza.engines.catalog.EngineCatalog;
import dev.cadenza.engines.catalog.EngineFamilies;
import dev.cadenza.engines.catalog.EngineStatus;
import dev.cadenza.engines.cloned.ClonedSynthesizer;
import dev.cadenza.engines.cloned.ClonedVoices;
import dev.cadenza.engines.cloned.Speakers;
import dev.cadenza.engines.metering.MeteredSynthesizer;
import dev.cadenza.engines.spoken.SpokenSynthesizer;
import dev.cadenza.engines.story.StoryWriter;
import dev.cadenza.jobs.parameters.TypedParameters;
import dev.cadenza.jobs.parameters.terms.PronunciationEntry;
import dev.cadenza.model.Meter;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.TransientFailure;
import dev.cadenza.text.Pronunciations;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The available engines: embedded ones, and services. */
public final class Engines implements Speakers {
  private final Map<String, String> environment;
  private final EngineCatalog offer;
  private final EnginePreferences preferences;
  private final ClonedVoices clonedVoices;
  private final Optional<ClonedSynthesizer> cloned;
  private final Pronunciations pronunciations;
  private final Meter meter;

  private Engines(
      Map<String, String> environment,
      EngineCatalog offer,
      EnginePreferences preferences,
      ClonedVoices clonedVoices,
      Optional<ClonedSynthesizer> cloned,
      Pronunciations pronunciations,
      Meter meter) {
    this.environment = Map.copyOf(environment);
    this.offer = offer;
    this.preferences = preferences;
    this.clonedVoices = clonedVoices;
    this.cloned = cloned;
    this.pronunciations = pronunciations;
    this.meter = meter;
  }

  /**
   * Finds the installed {@link EmbeddedEngines}, and the engines of each {@link
   * dev.cadenza.engines.catalog.EngineFamily}.
   */
  public static Engines locate(Map<String, String> environment) {
    return locate(environment, ClonedVoices.NONE);
  }

  /** Like {@link #locate(Map)}, with cloned voices. */
  public static Engines locate(Map<String, String> environment, ClonedVoices clonedVoices) {
    EngineCatalog installed =
        EmbeddedEngines.found().stream()
            .map(it -> it.installed(environment))
            .reduce(EngineCatalog.NOTHING, EngineCatalog::and);
    return new Engines(
        environment,
        installed.and(EngineFamilies.offered(environment)),
        EnginePreferences.ofDeployment(environment),
        clonedVoices,
        Optional.empty(),
        Pronunciations.NONE,
        Meter.unlimited());
  }

  /**
   * These engines, with the cloned voices of a user.
   *
   * @param owner the account's id
   */
  public Engines forOwner(String owner) {
    ClonedSynthesizer theirs = new ClonedSynthesizer(owner, clonedVoices, this);
    return new Engines(
        environment, offer, preferences, clonedVoices, Optional.of(theirs), pronunciations, meter);
  }

  /**
   * These engines for a job: with its owner's voices, its requested engines, and its pronunciation
   * dictionary.
   *
   * @param owner the account's id
   * @param jobs counts the cost
   */
  public Engines forJob(String owner, TypedParameters parameters, Meter jobs) {
    Pronunciations theirs =
        new Pronunciations(parameters.pronunciations().stream().map(Engines::entry).toList());
    return new Engines(environment, offer, preferences, clonedVoices, cloned, theirs, jobs)
        .forOwner(owner)
        .choosing(EngineChoice.of(parameters.engines()));
  }

  private static Pronunciations.Entry entry(PronunciationEntry entry) {
    return new Pronunciations.Entry(
        entry.word(), entry.say(), entry.language().orElse(""), entry.matchCase());
  }

  /** The pronunciation dictionary for all speech. */
  public Pronunciations pronunciations() {
    return pronunciations;
  }

  /** These engines with a job's requested engines, which override those of the deployment. */
  public Engines choosing(EngineChoice choice) {
    return new Engines(
        environment,
        offer,
        preferences.before(choice),
        clonedVoices,
        cloned,
        pronunciations,
        meter);
  }

  /** The available engines with a capability, as in {@code GET /api/engines/}. */
  public Set<String> names(Capability capability) {
    return selection().names(capability);
  }

  public List<SpeechRecognizer> recognizers() {
    return offer.recognizers();
  }

  public List<SpeechSynthesizer> synthesizers() {
    return Stream.concat(cloned.stream(), offer.synthesizers().stream()).toList();
  }

  /** The voices of all engines: cloned ones first, then embedded ones, by decreasing quality. */
  public List<Voice> voices() {
    return StockVoices.of(synthesizers());
  }

  /**
   * The voices for other speakers in addition to a given one: those of its engine and of the
   * engines in use. Others are excluded because they might cause unrequested costs; so are cloned
   * voices.
   */
  public List<Voice> voicesBeside(Voice first) {
    return stockVoices().beside(first);
  }

  private StockVoices stockVoices() {
    return new StockVoices(offer.synthesizers(), preferences);
  }

  /**
   * The recognizer to use for a language.
   *
   * @param language BCP 47
   * @throws PermanentFailure {@code unsupported_language}, {@code unknown_engine}
   * @throws TransientFailure {@code engine_missing} if none is installed
   */
  public SpeechRecognizer recognizer(String language) {
    return selection().recognizer(language);
  }

  /**
   * The language of a recording for which none is given: {@code und}, if the recognizer in use
   * detects it, and English otherwise.
   *
   * @throws PermanentFailure {@code unknown_engine}
   */
  public String usualSpokenLanguage() {
    return selection().usualSpokenLanguage();
  }

  private SelectedEngines selection() {
    return new SelectedEngines(offer, preferences, meter);
  }

  /**
   * @throws PermanentFailure {@code unknown_voice}
   */
  @Override
  public Voice voice(String id) {
    // Cloned voices are looked up individually, and only on request.
    Optional<Voice> voice =
        ClonedSynthesizer.isCloned(id)
            ? cloned.flatMap(engine -> engine.find(id))
            : stockVoices().find(id);
    return voice.orElseThrow(() -> NoSuchVoice.of(id, offer.synthesizers()));
  }

  /**
   * The voice of an id, which must speak a language.
   *
   * @param language BCP 47; only the language matters
   * @throws PermanentFailure {@code unknown_voice}, {@code voice_language_mismatch}
   */
  public Voice voice(String id, String language) {
    Voice voice = voice(id);
    if (!voice.speaks(language)) {
      throw voice.mismatch(language);
    }
    return voice.in(language);
  }

  /** Whether any voice speaks a language, except cloned ones. */
  public boolean isSpoken(String language) {
    return stockVoices().isSpoken(language);
  }

  /**
   * The default voice of a language; never a cloned one.
   *
   * @param language BCP 47; a natural voice is preferred, and among these one of its region
   * @throws PermanentFailure {@code unsupported_language}, {@code unknown_engine}
   */
  @Override
  public Voice voiceFor(String language) {
    return stockVoices().voiceFor(language);
  }

  /** Whether {@link #voiceFor} finds a voice of a language. */
  public boolean speaks(String language) {
    return stockVoices().speaks(language);
  }

  /** A cloned voice uses the voice of another engine, which is found here as well. */
  private SpeechSynthesizer speaking(SpeechSynthesizer engine, Voice voice) {
    return voice.isCloned() ? engine : new SpokenSynthesizer(engine, pronunciations);
  }

  /**
   * The engine of a voice. It accepts original text, see {@link dev.cadenza.text.SpokenText}, and
   * its times refer to the original words.
   *
   * @throws PermanentFailure {@code unknown_voice}
   */
  @Override
  public SpeechSynthesizer synthesizer(Voice voice) {
    return synthesizers().stream()
        .filter(engine -> engine.name().equals(voice.engine()))
        .findFirst()
        .map(engine -> speaking(new MeteredSynthesizer(engine, meter), voice))
        .orElseThrow(
            () ->
                new PermanentFailure(
                    "unknown_voice", "The engine " + voice.engine() + " is not installed."));
  }

  /** The translators of these engines. */
  public Translators translators() {
    return new Translators(offer, preferences, meter);
  }

  /**
   * The default engines of a capability, if neither a job nor a voice names one; none if a
   * preference names one that is missing.
   */
  public Set<String> inUse(Capability capability) {
    return selection().inUse(capability);
  }

  /**
   * The story writer for a language.
   *
   * @param language BCP 47
   * @throws PermanentFailure {@code unsupported_language}, {@code unknown_engine}
   * @throws TransientFailure {@code engine_missing} if no writer is available
   */
  public StoryWriter storyWriter(String language) {
    return selection().storyWriter(language);
  }

  /**
   * The diarizer.
   *
   * @throws PermanentFailure {@code no_diarizer} if none is installed
   */
  public SpeakerDiarizer diarizer() {
    return selection().diarizer();
  }

  /** The cloning service. */
  public Cloning cloning() {
    return new Cloning(offer.cloners(), preferences);
  }

  /** All engines, with the install command of missing ones. */
  public List<EngineStatus> status() throws InterruptedException {
    return EngineStatus.all(environment);
  }
}
