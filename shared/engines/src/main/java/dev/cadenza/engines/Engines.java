package dev.cadenza.engines;

import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Command;
import dev.cadenza.media.Ffmpeg;
import dev.cadenza.media.Programs;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.TransientFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The engines that are installed on this machine. */
public final class Engines {
  private static final Path SPHINX_MODEL = Path.of("/usr/share/pocketsphinx/model/en-us");
  private static final Pattern VERSION = Pattern.compile("(\\d+\\.\\d+[\\w.+-]*)");
  private static final String DRAFT = "draft";

  private final Map<String, String> environment;
  private final Optional<SpeechRecognizer> pocketsphinx;
  private final Optional<Path> flite;
  private final List<SpeechSynthesizer> synthesizers;
  private final List<Translator> translators = List.of();
  private final ClonedVoices clonedVoices;
  private final Optional<ClonedSynthesizer> cloned;

  private Engines(Map<String, String> environment, ClonedVoices clonedVoices) {
    this.environment = Map.copyOf(environment);
    this.clonedVoices = clonedVoices;
    this.cloned = Optional.empty();
    Programs programs = Programs.on(environment);
    Path model = Path.of(environment.getOrDefault("POCKETSPHINX_MODEL", SPHINX_MODEL.toString()));
    pocketsphinx =
        programs
            .find("pocketsphinx_batch")
            .filter(program -> Files.isDirectory(model))
            .map(program -> new PocketsphinxRecognizer(program, model));
    flite = programs.find("flite");
    synthesizers = new ArrayList<>();
    flite.map(FliteSynthesizer::new).ifPresent(synthesizers::add);
    EspeakSynthesizer.find().ifPresent(synthesizers::add);
  }

  private Engines(Engines everybodys, String owner) {
    environment = everybodys.environment;
    pocketsphinx = everybodys.pocketsphinx;
    flite = everybodys.flite;
    synthesizers = everybodys.synthesizers;
    clonedVoices = everybodys.clonedVoices;
    cloned = Optional.of(new ClonedSynthesizer(owner, clonedVoices, everybodys));
  }

  /**
   * Looks for programs on the {@code PATH}, for libraries where the system keeps them, and for
   * pocketsphinx' model in {@code POCKETSPHINX_MODEL} or where Debian puts it.
   */
  public static Engines locate(Map<String, String> environment) {
    return locate(environment, ClonedVoices.NONE);
  }

  /** As {@link #locate(Map)}, with the voices that people had cloned. */
  public static Engines locate(Map<String, String> environment, ClonedVoices clonedVoices) {
    return new Engines(environment, clonedVoices);
  }

  /**
   * These engines, with the voices that a person had cloned.
   *
   * @param owner the account's id
   */
  public Engines forOwner(String owner) {
    return new Engines(this, owner);
  }

  public List<SpeechRecognizer> recognizers() {
    return pocketsphinx.stream().toList();
  }

  public List<SpeechSynthesizer> synthesizers() {
    return Stream.concat(cloned.stream(), synthesizers.stream()).toList();
  }

  /** Every voice of every engine: cloned ones first, then the more natural engine's. */
  public List<Voice> voices() {
    return voices(synthesizers());
  }

  private static List<Voice> voices(List<SpeechSynthesizer> engines) {
    return engines.stream().flatMap(engine -> engine.voices().stream()).toList();
  }

  /**
   * The recogniser to use for a language.
   *
   * @param language BCP 47
   * @throws PermanentFailure {@code unsupported_language}
   * @throws TransientFailure {@code engine_missing} if none is installed
   */
  public SpeechRecognizer recognizer(String language) {
    if (pocketsphinx.isEmpty()) {
      throw new TransientFailure("engine_missing", "No speech recogniser is installed.", null);
    }
    SpeechRecognizer engine = pocketsphinx.get();
    Languages.require(language, engine.languages(), engine.name());
    return engine;
  }

  /**
   * @throws PermanentFailure {@code unknown_voice}
   */
  public Voice voice(String id) {
    // Cloned voices are looked up one by one, and only when one is asked for.
    Optional<Voice> voice =
        ClonedSynthesizer.isCloned(id)
            ? cloned.flatMap(engine -> engine.find(id))
            : voices(synthesizers).stream().filter(it -> it.id().equals(id)).findFirst();
    return voice.orElseThrow(() -> unknownVoice(id));
  }

  static PermanentFailure unknownVoice(String id) {
    return new PermanentFailure(
        "unknown_voice",
        "There is no voice \"%s\". The voices are listed under /api/voices/.".formatted(id));
  }

  /**
   * The voice to use when only a language is known; a cloned one is never chosen unasked.
   *
   * @param language BCP 47; a voice of its region is preferred
   * @throws PermanentFailure {@code unsupported_language}
   */
  public Voice voiceFor(String language) {
    List<Voice> voices = voices(synthesizers);
    String primary = Languages.require(language, languages(voices), "No engine here");
    List<Voice> speaking =
        voices.stream().filter(it -> Languages.primary(it.language()).equals(primary)).toList();
    return speaking.stream()
        .filter(it -> it.language().equalsIgnoreCase(language.strip().replace('_', '-')))
        .findFirst()
        .orElse(speaking.getFirst());
  }

  /**
   * The engine that a voice belongs to.
   *
   * @throws PermanentFailure {@code unknown_voice}
   */
  public SpeechSynthesizer synthesizer(Voice voice) {
    return synthesizers().stream()
        .filter(engine -> engine.name().equals(voice.engine()))
        .findFirst()
        .orElseThrow(
            () ->
                new PermanentFailure(
                    "unknown_voice", "The engine " + voice.engine() + " is not installed."));
  }

  /**
   * Who translates between two languages.
   *
   * @throws PermanentFailure {@code unsupported_language_pair}, which lists those that exist
   */
  public Translator translator(LanguagePair pair) {
    return translators.stream()
        .filter(engine -> engine.pairs().contains(pair))
        .findFirst()
        .orElseThrow(
            () ->
                new PermanentFailure(
                    "unsupported_language_pair",
                    "Nobody here translates %s. Choose one of: %s.".formatted(pair, pairs())));
  }

  private String pairs() {
    return translators.stream()
        .flatMap(engine -> engine.pairs().stream())
        .sorted()
        .distinct()
        .map(LanguagePair::toString)
        .collect(Collectors.joining(", "));
  }

  /** All engines that there could be, with what to do for those that are missing. */
  public List<EngineStatus> status() throws InterruptedException {
    Optional<Ffmpeg> ffmpeg = Ffmpeg.find(environment);
    Optional<String> ffmpegVersion = ffmpeg.isPresent() ? ffmpeg.get().version() : Optional.empty();
    Optional<EspeakSynthesizer> espeak = EspeakSynthesizer.find();
    return List.of(
        // It does not say which version it is.
        new EngineStatus(
            PocketsphinxRecognizer.NAME,
            "speech-to-text",
            "",
            pocketsphinx.isPresent(),
            List.of("en"),
            DRAFT,
            hint(pocketsphinx, "pocketsphinx pocketsphinx-en-us")),
        new EngineStatus(
            FliteSynthesizer.NAME,
            "text-to-speech",
            version(flite, "--version"),
            flite.isPresent(),
            List.of("en"),
            DRAFT,
            hint(flite, "flite")),
        new EngineStatus(
            EspeakSynthesizer.NAME,
            "text-to-speech",
            espeak.map(EspeakSynthesizer::version).orElse(""),
            espeak.isPresent(),
            languages(espeak.map(SpeechSynthesizer::voices).orElse(List.of())),
            DRAFT,
            hint(espeak, "espeak-ng libespeak-ng1")),
        new EngineStatus(
            "ffmpeg",
            "media",
            ffmpegVersion.orElse(""),
            ffmpegVersion.isPresent(),
            List.of(),
            "",
            hint(ffmpegVersion, "ffmpeg")));
  }

  private static String hint(Optional<?> found, String packages) {
    return found.isPresent() ? "" : "sudo apt-get install -y " + packages;
  }

  private static String version(Optional<Path> program, String argument)
      throws InterruptedException {
    if (program.isEmpty()) {
      return "";
    }
    Command.Outcome outcome =
        Command.of(program.get(), List.of(argument))
            .within(Duration.ofSeconds(10))
            .run(Cancellation.NEVER);
    Matcher version = VERSION.matcher(outcome.output() + outcome.errors());
    return version.find() ? version.group(1) : "";
  }

  private static List<String> languages(List<Voice> voices) {
    return voices.stream()
        .map(voice -> Languages.primary(voice.language()))
        .distinct()
        .sorted()
        .toList();
  }
}
