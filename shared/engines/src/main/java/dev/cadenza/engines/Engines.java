package dev.cadenza.engines;

import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Command;
import dev.cadenza.media.Ffmpeg;
import dev.cadenza.media.Programs;
import dev.cadenza.model.Job;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.TransientFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;
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
  private final List<StoryWriter> writers;
  private final Offer offered;
  private final Wishes wishes;

  private Engines(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
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
    writers =
        ServiceLoader.load(StoryWriter.class, StoryWriter.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
    offered = Offer.of(environment);
    wishes = Wishes.ofDeployment(environment);
  }

  private Engines(Engines engines, Wishes wishes) {
    this.environment = engines.environment;
    this.pocketsphinx = engines.pocketsphinx;
    this.flite = engines.flite;
    this.synthesizers = engines.synthesizers;
    this.writers = engines.writers;
    this.offered = engines.offered;
    this.wishes = wishes;
  }

  /**
   * Looks for programs on the {@code PATH}, for libraries where the system keeps them, and for
   * pocketsphinx' model in {@code POCKETSPHINX_MODEL} or where Debian puts it; and asks each {@link
   * EngineFamily} what it offers.
   */
  public static Engines locate(Map<String, String> environment) {
    return new Engines(environment);
  }

  /**
   * These engines, with the voices that a person had cloned.
   *
   * @param owner the account's id
   */
  public Engines forOwner(String owner) {
    return this;
  }

  /** These engines as a job sees them: with its owner's voices, and what it wishes for. */
  public Engines forJob(Job job) {
    return forOwner(job.owner()).choosing(EngineChoice.of(job.parameters()));
  }

  /** These engines, of which a job wishes for some: they go before those of the deployment. */
  public Engines choosing(EngineChoice choice) {
    return new Engines(this, wishes.before(choice));
  }

  public List<SpeechRecognizer> recognizers() {
    return Stream.concat(pocketsphinx.stream(), offered.recognizers().stream()).toList();
  }

  public List<SpeechSynthesizer> synthesizers() {
    return Stream.concat(synthesizers.stream(), offered.synthesizers().stream()).toList();
  }

  private List<Translator> translators() {
    return Stream.concat(translators.stream(), offered.translators().stream()).toList();
  }

  /** Every voice of every engine, those that need no service elsewhere first. */
  public List<Voice> voices() {
    return voices(synthesizers());
  }

  /**
   * The voices to choose from for others who speak beside one: its own engine's and those of the
   * engines in use. Of no other, which might cost what nobody asked for.
   */
  public List<Voice> voicesBeside(Voice first) {
    List<SpeechSynthesizer> used =
        wishes.wanted(Capability.TTS, synthesizers(), SpeechSynthesizer::name);
    return voices(
        synthesizers().stream()
            .filter(it -> it.name().equals(first.engine()) || used.contains(it))
            .toList());
  }

  private static List<Voice> voices(List<SpeechSynthesizer> engines) {
    return engines.stream().flatMap(engine -> engine.voices().stream()).toList();
  }

  /**
   * The recogniser to use for a language.
   *
   * @param language BCP 47
   * @throws PermanentFailure {@code unsupported_language}, {@code unknown_engine}
   * @throws TransientFailure {@code engine_missing} if none is installed
   */
  public SpeechRecognizer recognizer(String language) {
    SpeechRecognizer engine =
        wishes.wanted(Capability.STT, recognizers(), SpeechRecognizer::name).stream()
            .findFirst()
            .orElseThrow(
                () ->
                    new TransientFailure(
                        "engine_missing", "No speech recogniser is installed.", null));
    Languages.require(language, engine.languages(), engine.name());
    return engine;
  }

  /**
   * @throws PermanentFailure {@code unknown_voice}
   */
  public Voice voice(String id) {
    return voices().stream()
        .filter(voice -> voice.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new PermanentFailure(
                    "unknown_voice",
                    "There is no voice \"%s\". The voices are listed under /api/voices/."
                        .formatted(id)));
  }

  /**
   * The voice to use when only a language is known.
   *
   * @param language BCP 47; a voice of its region is preferred
   * @throws PermanentFailure {@code unsupported_language}, {@code unknown_engine}
   */
  public Voice voiceFor(String language) {
    List<Voice> voices =
        voices(wishes.wanted(Capability.TTS, synthesizers(), SpeechSynthesizer::name));
    List<Voice> speaking = voices.stream().filter(voice -> voice.speaks(language)).toList();
    if (speaking.isEmpty()) {
      Languages.require(language, languages(voices), "No engine here");
    }
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
   * @throws PermanentFailure {@code unsupported_language_pair}, which lists those that exist;
   *     {@code unknown_engine}
   */
  public Translator translator(LanguagePair pair) {
    List<Translator> wanted =
        wishes.wanted(Capability.TRANSLATION, translators(), Translator::name);
    return wanted.stream()
        .filter(engine -> engine.pairs().contains(pair))
        .findFirst()
        .orElseThrow(
            () ->
                new PermanentFailure(
                    "unsupported_language_pair",
                    "Nobody here translates %s. Choose one of: %s."
                        .formatted(pair, pairs(wanted))));
  }

  /**
   * Who writes stories in a language.
   *
   * @param language BCP 47
   * @throws PermanentFailure {@code unsupported_language}, {@code unknown_engine}
   * @throws TransientFailure {@code engine_missing} if there is no writer at all
   */
  public StoryWriter storyWriter(String language) {
    StoryWriter writer =
        wishes.wanted(Capability.STORIES, storyWriters(), StoryWriter::name).stream()
            .findFirst()
            .orElseThrow(
                () ->
                    new TransientFailure(
                        "engine_missing", "No writer of stories is installed.", null));
    Languages.require(language, writer.languages(), writer.name());
    return writer;
  }

  private List<StoryWriter> storyWriters() {
    return Stream.concat(writers.stream(), offered.writers().stream()).toList();
  }

  private static String pairs(List<Translator> engines) {
    return engines.stream()
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
    List<EngineStatus> embedded =
        List.of(
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
    return Stream.of(
            embedded.stream(), writers.stream().map(Engines::status), offered.status().stream())
        .flatMap(Function.identity())
        .toList();
  }

  private static EngineStatus status(StoryWriter writer) {
    return new EngineStatus(
        writer.name(), "stories", "", true, writer.languages(), writer.quality(), "");
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
