package dev.cadenza.embeddedengines;

import dev.cadenza.embeddedengines.apertium.ApertiumTranslator;
import dev.cadenza.embeddedengines.pocketsphinx.PocketsphinxRecognizer;
import dev.cadenza.engines.Languages;
import dev.cadenza.engines.SpeechRecognizer;
import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.Translator;
import dev.cadenza.engines.catalog.EngineCatalog;
import dev.cadenza.engines.catalog.EngineStatus;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.command.Command;
import dev.cadenza.media.command.Programs;
import dev.cadenza.media.ffmpeg.Ffmpeg;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The installed and the missing engines of this machine. */
final class Packages {
  private static final Path SPHINX_MODEL = Path.of("/usr/share/pocketsphinx/model/en-us");
  private static final Pattern VERSION = Pattern.compile("(\\d+\\.\\d+[\\w.+-]*)");
  private static final String DRAFT = "draft";

  private final Map<String, String> environment;
  private final Programs programs;
  private final Optional<SpeechRecognizer> pocketsphinx;
  private final Optional<Path> flite;
  private final List<SpeechSynthesizer> synthesizers = new ArrayList<>();
  private final Translator apertium;

  Packages(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
    programs = Programs.on(environment);
    Path model = Path.of(environment.getOrDefault("POCKETSPHINX_MODEL", SPHINX_MODEL.toString()));
    pocketsphinx =
        programs
            .find("pocketsphinx_batch")
            .filter(program -> Files.isDirectory(model))
            .map(program -> new PocketsphinxRecognizer(program, model));
    flite = programs.find("flite");
    flite.map(FliteSynthesizer::new).ifPresent(synthesizers::add);
    EspeakSynthesizer.find().ifPresent(synthesizers::add);
    apertium = ApertiumTranslator.locate(environment);
  }

  EngineCatalog offer() {
    return new EngineCatalog(
        pocketsphinx.stream().toList(), synthesizers, List.of(apertium), List.of(), List.of());
  }

  List<EngineStatus> status() throws InterruptedException {
    List<EngineStatus> all = new ArrayList<>();
    // It reports no version.
    all.add(
        new EngineStatus(
                PocketsphinxRecognizer.NAME,
                "speech-to-text",
                "",
                pocketsphinx.isPresent(),
                List.of("en"),
                DRAFT,
                hint(pocketsphinx, "pocketsphinx pocketsphinx-en-us"))
            .licensed("BSD-2-Clause", "CMUSphinx, Carnegie Mellon University"));
    all.addAll(speaking());
    all.add(translating());
    all.add(ffmpeg());
    return all;
  }

  private List<EngineStatus> speaking() throws InterruptedException {
    Optional<EspeakSynthesizer> espeak = EspeakSynthesizer.find();
    return List.of(
        new EngineStatus(
                FliteSynthesizer.NAME,
                "text-to-speech",
                version(flite, "--version"),
                flite.isPresent(),
                List.of("en"),
                DRAFT,
                hint(flite, "flite"))
            .licensed("BSD-style (CMU Flite)", "Flite, Carnegie Mellon University"),
        new EngineStatus(
                EspeakSynthesizer.NAME,
                "text-to-speech",
                espeak.map(EspeakSynthesizer::version).orElse(""),
                espeak.isPresent(),
                sorted(
                    espeak.stream()
                        .flatMap(it -> it.voices().stream())
                        .map(voice -> Languages.primary(voice.language()))),
                DRAFT,
                hint(espeak, "espeak-ng libespeak-ng1"))
            .licensed("GPL-3.0-or-later", "eSpeak NG"));
  }

  private EngineStatus translating() throws InterruptedException {
    List<String> languages =
        sorted(apertium.pairs().stream().flatMap(pair -> Stream.of(pair.from(), pair.to())));
    Optional<String> any = languages.stream().findFirst();
    // Each of its programs reports the version of the package.
    Optional<Path> program = any.flatMap(_ -> programs.find("lt-proc"));
    return new EngineStatus(
            ApertiumTranslator.NAME,
            "translation",
            version(program, "-v"),
            any.isPresent(),
            languages,
            DRAFT,
            hint(any, ApertiumTranslator.PACKAGES))
        .licensed("GPL-2.0-or-later, GPL-3.0-or-later", "Apertium");
  }

  private EngineStatus ffmpeg() throws InterruptedException {
    Optional<Ffmpeg> ffmpeg = Ffmpeg.find(environment);
    Optional<String> version = ffmpeg.isPresent() ? ffmpeg.get().version() : Optional.empty();
    return new EngineStatus(
            "ffmpeg",
            "media",
            version.orElse(""),
            version.isPresent(),
            List.of(),
            "",
            hint(version, "ffmpeg"))
        .licensed("GPL-2.0-or-later", "FFmpeg");
  }

  private static List<String> sorted(Stream<String> languages) {
    return languages.distinct().sorted().toList();
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
}
