package dev.cadenza.engines.catalog;

import dev.cadenza.engines.Languages;
import dev.cadenza.engines.SpeakerDiarizer;
import dev.cadenza.engines.SpeechRecognizer;
import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.Translator;
import dev.cadenza.engines.Voice;
import dev.cadenza.engines.VoiceCloner;
import dev.cadenza.engines.story.StoryWriter;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Available engines. A family builds one from {@link #NOTHING}. */
public record EngineCatalog(
    List<SpeechRecognizer> recognizers,
    List<SpeechSynthesizer> synthesizers,
    List<Translator> translators,
    List<StoryWriter> writers,
    List<VoiceCloner> cloners,
    List<SpeakerDiarizer> diarizers) {
  private static final String NATURAL = "natural";

  public static final EngineCatalog NOTHING =
      new EngineCatalog(List.of(), List.of(), List.of(), List.of(), List.of());

  public EngineCatalog {
    recognizers = List.copyOf(recognizers);
    synthesizers = List.copyOf(synthesizers);
    translators = List.copyOf(translators);
    writers = List.copyOf(writers);
    cloners = List.copyOf(cloners);
    diarizers = List.copyOf(diarizers);
  }

  /** Without diarizers. */
  public EngineCatalog(
      List<SpeechRecognizer> recognizers,
      List<SpeechSynthesizer> synthesizers,
      List<Translator> translators,
      List<StoryWriter> writers,
      List<VoiceCloner> cloners) {
    this(recognizers, synthesizers, translators, writers, cloners, List.of());
  }

  public EngineCatalog withRecognizer(SpeechRecognizer more) {
    return and(new EngineCatalog(List.of(more), List.of(), List.of(), List.of(), List.of()));
  }

  public EngineCatalog withSynthesizer(SpeechSynthesizer more) {
    return and(new EngineCatalog(List.of(), List.of(more), List.of(), List.of(), List.of()));
  }

  public EngineCatalog withTranslator(Translator more) {
    return and(new EngineCatalog(List.of(), List.of(), List.of(more), List.of(), List.of()));
  }

  public EngineCatalog withWriter(StoryWriter more) {
    return and(new EngineCatalog(List.of(), List.of(), List.of(), List.of(more), List.of()));
  }

  public EngineCatalog withCloner(VoiceCloner more) {
    return and(new EngineCatalog(List.of(), List.of(), List.of(), List.of(), List.of(more)));
  }

  public EngineCatalog withDiarizer(SpeakerDiarizer more) {
    return and(
        new EngineCatalog(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(more)));
  }

  public EngineCatalog and(EngineCatalog other) {
    return new EngineCatalog(
        both(recognizers, other.recognizers),
        both(synthesizers, other.synthesizers),
        both(translators, other.translators),
        both(writers, other.writers),
        both(cloners, other.cloners),
        both(diarizers, other.diarizers));
  }

  private static <E> List<E> both(List<E> some, List<E> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  /** The names of the engines with a capability. */
  public List<String> names(Capability capability) {
    return switch (capability) {
      case STT -> names(recognizers, SpeechRecognizer::name);
      case TTS -> names(synthesizers, SpeechSynthesizer::name);
      case TRANSLATION -> names(translators, Translator::name);
      case STORIES -> names(writers, StoryWriter::name);
      case CLONING -> names(cloners, VoiceCloner::name);
    };
  }

  private static <E> List<String> names(Collection<E> engines, Function<E, String> name) {
    return engines.stream().map(name).distinct().toList();
  }

  /** The list of {@code GET /api/engines/}. */
  public List<EngineStatus> status() {
    return Stream.of(
            recognizers.stream()
                .map(it -> status(it.name(), Capability.STT, it.languages(), NATURAL)),
            synthesizers.stream()
                .map(it -> status(it.name(), Capability.TTS, languages(it), quality(it))),
            translators.stream()
                .map(it -> status(it.name(), Capability.TRANSLATION, languages(it), NATURAL)),
            writers.stream()
                .map(it -> status(it.name(), Capability.STORIES, it.languages(), it.quality())),
            cloners.stream()
                .map(it -> status(it.name(), Capability.CLONING, it.languages(), NATURAL)))
        .flatMap(Function.identity())
        .toList();
  }

  private static EngineStatus status(
      String name, Capability capability, Collection<String> languages, String quality) {
    List<String> sorted = List.copyOf(new TreeSet<>(languages));
    return new EngineStatus(name, capability.kind(), "", true, sorted, quality, "");
  }

  /** The quality of its best voice. */
  private static String quality(SpeechSynthesizer engine) {
    return engine.voices().stream()
        .map(Voice::quality)
        .filter(NATURAL::equals)
        .findFirst()
        .orElse("draft");
  }

  private static List<String> languages(SpeechSynthesizer engine) {
    return engine.voices().stream().map(it -> Languages.primary(it.language())).toList();
  }

  private static List<String> languages(Translator engine) {
    return engine.pairs().stream()
        .flatMap(pair -> Stream.of(pair.from(), pair.to()))
        .distinct()
        .toList();
  }
}
