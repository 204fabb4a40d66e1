package dev.cadenza.tts;

import dev.cadenza.engines.Voice;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.jobs.parameters.Speakers;
import dev.cadenza.media.AudioFormat;
import dev.cadenza.media.Levelling;
import dev.cadenza.media.Loudness;
import dev.cadenza.media.Media;
import dev.cadenza.media.PcmFile;
import dev.cadenza.media.Peaks;
import dev.cadenza.narration.Cast;
import dev.cadenza.narration.Narrator;
import dev.cadenza.narration.Recording;
import dev.cadenza.narration.Script;
import dev.cadenza.narration.Spoken;
import dev.cadenza.narration.Timeline;
import dev.cadenza.pipeline.HasFiles;
import dev.cadenza.pipeline.Packing;
import dev.cadenza.pipeline.Pipeline;
import dev.cadenza.pipeline.Product;
import dev.cadenza.pipeline.Product.OutputFile;
import dev.cadenza.pipeline.Step;
import dev.cadenza.pipeline.StepContext;
import dev.cadenza.pipeline.WorkFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * From a text to its recording: find out who speaks, speak passages side by side, join them with
 * pauses, bring them to the usual loudness, encode.
 */
final class TextToSpeech implements Pipeline {
  private static final WorkFile PEAKS = new WorkFile("peaks.json");

  private final Engines engines;
  private final Media media;

  private final Step<Plan> plan = new Step<>("plan", 2, Plan.class, this::plan);
  private final Step<Spoken> speak = new Step<>("speak", 78, Spoken.class, this::speak);
  private final Step<Recording> join = new Step<>("join", 5, Recording.class, this::join);
  private final Step<Levelling> level = new Step<>("level", 5, Levelling.class, this::level);
  private final Step<Encoded> encode = new Step<>("encode", 10, Encoded.class, this::encode);

  TextToSpeech(Engines engines, Media media) {
    this.engines = engines;
    this.media = media;
  }

  /**
   * The script and its voices.
   *
   * @param leftOut how many letters no voice can read
   * @param warning the message about skipped text; empty if there is none
   */
  record Plan(Script script, Cast cast, int leftOut, String warning) {
    Voice main() {
      return cast.voices().values().iterator().next();
    }

    String ids() {
      return Stream.concat(cast.voices().values().stream(), cast.others().values().stream())
          .map(Voice::id)
          .distinct()
          .collect(Collectors.joining(", "));
    }
  }

  /**
   * @param files those delivered, the main one first
   * @param loudness of the main one
   */
  record Encoded(List<WorkFile> files, Loudness loudness) implements HasFiles {
    Encoded {
      files = List.copyOf(files);
    }
  }

  @Override
  public List<Step<?>> steps() {
    return List.of(plan, speak, join, level, encode);
  }

  @Override
  public Optional<Packing> packing() {
    return Optional.of(new Packing(media::pack, media::unpack));
  }

  private Plan plan(StepContext context) throws IOException {
    // Checked before the text is read: an unknown voice fails immediately.
    VoiceChoice choice = new VoiceChoice(context.parameters(), engines(context));
    Set<String> named = Speakers.voices(context.parameters()).keySet();
    Script written = Script.of(MarkedText.sentences(TextSource.of(context), named));
    LegibleText legible =
        LegibleText.of(written.sentences(), choice, choice.of(written), engines(context));
    Script script = Script.of(legible.sentences());
    Plan plan = new Plan(script, legible.cast(), legible.leftOut(), legible.warning().orElse(""));
    context.engine(plan.main().engine());
    context.log(
        String.format(
            Locale.ROOT, "%d sentences in %d passages", script.length(), script.passages().size()));
    plan.cast().voices().forEach((who, voice) -> context.log(who + " has voice " + voice.id()));
    plan.cast().others().forEach((what, voice) -> context.log(what + " has voice " + voice.id()));
    legible.warning().ifPresent(context::log);
    return plan;
  }

  private Spoken speak(StepContext context) throws Exception {
    return narrator(context).speak(context.output(plan).script(), context);
  }

  private Recording join(StepContext context) throws IOException {
    return narrator(context).join(context.output(speak), context);
  }

  private Narrator narrator(StepContext context) {
    return new Narrator(engines(context), context.output(plan).cast(), speed(context));
  }

  private Levelling level(StepContext context) throws IOException {
    return media.levelling(
        audio(context),
        () -> {
          // It reports no progress, and takes minutes for a book.
          context.checkpoint();
          return context.cancelled();
        });
  }

  private Encoded encode(StepContext context) throws IOException, InterruptedException {
    Path levelled = context.directory().resolve("levelled.wav");
    PcmFile joined = audio(context);
    Loudness loudness = context.output(level).write(joined, levelled, context::cancelled);
    // A book would need thrice the room on this machine.
    Files.delete(joined.path());
    PcmFile audio = PcmFile.open(levelled);
    WorkFile speech = new WorkFile("speech." + format(context).extension());
    media.encode(
        audio,
        context.path(speech),
        format(context),
        Map.of("comment", "Synthetic speech by " + context.output(plan).ids()),
        seconds -> context.progress(seconds / audio.seconds()),
        context::cancelled);
    Peaks.write(audio, context.path(PEAKS));
    TimingFiles timings =
        new TimingFiles(context.output(join).timeline(), context.output(plan).main());
    return new Encoded(
        List.of(speech, timings.writeJson(context), timings.writeVtt(context), PEAKS), loudness);
  }

  private PcmFile audio(StepContext context) throws IOException {
    return PcmFile.open(context.path(context.output(join).audio()));
  }

  @Override
  public Product product(StepContext context) {
    List<WorkFile> files = context.output(encode).files();
    return new Product(
        context.output(plan).main().engine(),
        List.of(
            new OutputFile(
                files.getFirst().name(),
                format(context).contentType(),
                context.path(files.getFirst())),
            TimingFiles.json(files.get(1), context),
            TimingFiles.vtt(files.get(2), context),
            new OutputFile(PEAKS.name(), "application/json", context.path(PEAKS))),
        metadata(context));
  }

  private Map<String, Object> metadata(StepContext context) {
    Plan planned = context.output(plan);
    Timeline timeline = context.output(join).timeline();
    Map<String, String> voices = new LinkedHashMap<>();
    planned.cast().voices().forEach((speaker, voice) -> voices.put(speaker, voice.id()));
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("quality", planned.main().quality());
    metadata.put("voice", planned.main().id());
    metadata.put("voices", voices);
    if (!planned.cast().others().isEmpty()) {
      Map<String, String> others = new LinkedHashMap<>();
      planned.cast().others().forEach((language, voice) -> others.put(language, voice.id()));
      metadata.put("voices_of_other_scripts", others);
    }
    metadata.put("language", planned.main().language());
    metadata.put("speed", speed(context));
    metadata.put("audio_seconds", Math.round(timeline.seconds() * 1000) / 1000.0);
    metadata.put("sentences", timeline.sentences());
    metadata.put("loudness", loudness(context.output(encode).loudness()));
    metadata.put("synthetic", true);
    if (planned.leftOut() > 0) {
      metadata.put("characters_left_out", planned.leftOut());
      metadata.put("warnings", List.of(planned.warning()));
    }
    return metadata;
  }

  /** Nothing for what was too short or too quiet to measure. */
  private static Map<String, Object> loudness(Loudness loudness) {
    return loudness.measured()
        ? Map.of("lufs", tenth(loudness.integrated()), "true_peak_dbtp", tenth(loudness.truePeak()))
        : Map.of();
  }

  private static double tenth(double decibels) {
    return Math.round(decibels * 10) / 10.0;
  }

  private Engines engines(StepContext context) {
    return engines.forJob(context.job(), context.meter());
  }

  private static double speed(StepContext context) {
    return context.parameters().get("speed") instanceof Number number ? number.doubleValue() : 1;
  }

  private static AudioFormat format(StepContext context) {
    return AudioFormat.wanted(context.parameters().get("format"));
  }
}
