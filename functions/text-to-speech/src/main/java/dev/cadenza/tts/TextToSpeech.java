package dev.cadenza.tts;

import dev.cadenza.engines.Voice;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.jobs.parameters.TextToSpeechParameters;
import dev.cadenza.media.ffmpeg.AudioFormat;
import dev.cadenza.media.ffmpeg.Media;
import dev.cadenza.media.levels.Levelling;
import dev.cadenza.media.levels.Loudness;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.narration.Cast;
import dev.cadenza.narration.Narrator;
import dev.cadenza.narration.Recording;
import dev.cadenza.narration.Script;
import dev.cadenza.narration.Spoken;
import dev.cadenza.narration.Timeline;
import dev.cadenza.pipeline.Pipeline;
import dev.cadenza.pipeline.PipelineFactory;
import dev.cadenza.pipeline.Product;
import dev.cadenza.pipeline.Product.OutputFile;
import dev.cadenza.pipeline.Segments;
import dev.cadenza.pipeline.Step;
import dev.cadenza.pipeline.StepContext;
import dev.cadenza.pipeline.StepRun;
import dev.cadenza.pipeline.files.HasFiles;
import dev.cadenza.pipeline.files.Packing;
import dev.cadenza.pipeline.files.WorkFile;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Converts a text to speech: finds the speakers, speaks passages in parallel, joins them with
 * pauses, normalizes the loudness, encodes.
 */
final class TextToSpeech implements Pipeline {
  private static final Step<Plan> PLAN = new Step<>("plan", 2, Plan.class);
  private static final Step<Spoken> SPEAK = new Step<>("speak", 78, Spoken.class);
  private static final Step<Recording> JOIN = new Step<>("join", 5, Recording.class);
  private static final Step<Levelling> LEVEL = new Step<>("level", 5, Levelling.class);
  private static final Step<Encoded> ENCODE = new Step<>("encode", 10, Encoded.class);

  private final StepContext context;
  private final TextToSpeechParameters parameters;
  private final Engines engines;
  private final Media media;
  private final AudioFormat format;

  private final StepRun<Plan> plan = PLAN.doneBy(this::plan);
  private final StepRun<Spoken> speak = SPEAK.doneBy(this::speak);
  private final StepRun<Recording> join = JOIN.doneBy(this::join);
  private final StepRun<Levelling> level = LEVEL.doneBy(this::level);
  private final StepRun<Encoded> encode = ENCODE.doneBy(this::encode);

  private TextToSpeech(StepContext context, Engines all, Media media) {
    this.context = context;
    this.parameters = TextToSpeechParameters.of(context.job().parameters());
    this.engines = all.forJob(context.job().owner(), parameters, context.meter());
    this.media = media;
    this.format = AudioFormat.wanted(parameters.format());
  }

  /**
   * The script and its voices.
   *
   * @param leftOut the number of letters that no voice supports
   * @param warning the message about skipped text; empty if there is none
   * @param title of the text; empty without one
   * @param author of the text; empty without one
   * @param language that the text itself names; empty without one
   * @param cover the picture on the document's cover; null without one
   * @param chapters in order; an older version stored none of a text with only one
   */
  record Plan(
      Script script,
      Cast cast,
      int leftOut,
      String warning,
      String title,
      String author,
      String language,
      WorkFile cover,
      List<PlannedChapter> chapters)
      implements HasFiles {
    Plan {
      // An older version stored none.
      title = title == null ? "" : title;
      author = author == null ? "" : author;
      language = language == null ? "" : language;
      chapters = chapters == null ? List.of() : List.copyOf(chapters);
    }

    @Override
    public List<WorkFile> files() {
      return cover == null ? List.of() : List.of(cover);
    }

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
   * @param files the output files, the main one first
   * @param loudness of the main one
   */
  record Encoded(List<WorkFile> files, Loudness loudness) implements HasFiles {
    Encoded {
      files = List.copyOf(files);
    }
  }

  static PipelineFactory pipelines(Engines engines, Media media) {
    return new PipelineFactory(
        List.of(PLAN, SPEAK, JOIN, LEVEL, ENCODE),
        Optional.of(new Packing(media::pack, media::unpack)),
        context -> new TextToSpeech(context, engines, media));
  }

  @Override
  public List<StepRun<?>> steps() {
    return List.of(plan, speak, join, level, encode);
  }

  private Plan plan() throws IOException {
    // Checked before the text is read: an unknown voice fails immediately.
    VoiceChoice choice = new VoiceChoice(parameters, engines);
    WrittenText text = TextSource.of(parameters, context);
    ChapteredScript written = ChapteredScript.of(text, parameters.voices().byKey().keySet());
    ChapterChoice.requireFewFiles(written.chapters().size(), parameters.outputs());
    Script all = Script.of(written.sentences());
    LegibleText legible =
        LegibleText.of(all.sentences(), choice, choice.of(all, text.language()), engines);
    Script script = Script.of(legible.sentences());
    Plan made =
        new Plan(
            script,
            legible.cast(),
            legible.leftOut(),
            legible.warning().orElse(""),
            text.title(),
            text.author(),
            text.language().orElse(""),
            SpeechFiles.haveCover(parameters) ? TextSource.cover(context).orElse(null) : null,
            written.spoken(legible::place, script.length()));
    context.engine(made.main().engine());
    context.log(
        String.format(
            Locale.ROOT, "%d sentences in %d passages", script.length(), script.passages().size()));
    made.cast().voices().forEach((who, voice) -> context.log(who + " has voice " + voice.id()));
    made.cast().others().forEach((what, voice) -> context.log(what + " has voice " + voice.id()));
    legible.warning().ifPresent(context::log);
    return made;
  }

  private Spoken speak() throws Exception {
    // Chapters of a book are spoken again with other words, voices or pronunciations.
    Segments.Keeping keeping =
        plan.output().chapters().size() > 1
            ? Segments.Keeping.ALWAYS
            : Segments.Keeping.OF_LONG_JOBS;
    return narrator().speak(plan.output().script(), keeping, context);
  }

  private Recording join() throws IOException {
    return narrator().join(speak.output(), context);
  }

  private Narrator narrator() {
    return new Narrator(engines, plan.output().cast(), parameters.speed());
  }

  private Levelling level() throws IOException {
    return media.levelling(
        audio(),
        () -> {
          // It reports no progress, and takes minutes for a book.
          context.checkpoint();
          return context.cancelled();
        });
  }

  private Encoded encode() throws Exception {
    return new SpeechFiles(plan.output(), join.output(), parameters, media, context)
        .write(level.output());
  }

  private PcmFile audio() throws IOException {
    return PcmFile.open(context.path(join.output().audio()));
  }

  @Override
  public Product product() {
    List<OutputFile> files =
        encode.output().files().stream()
            .map(file -> TimingFiles.output(file, format, context))
            .toList();
    return new Product(plan.output().main().engine(), files, metadata());
  }

  private Map<String, Object> metadata() {
    Plan planned = plan.output();
    Timeline timeline = join.output().timeline();
    Map<String, String> voices = new LinkedHashMap<>();
    planned.cast().voices().forEach((speaker, voice) -> voices.put(speaker, voice.id()));
    Map<String, Object> metadata = new LinkedHashMap<>();
    if (!planned.title().isEmpty()) {
      metadata.put("title", planned.title());
    }
    if (!planned.author().isEmpty()) {
      metadata.put("author", planned.author());
    }
    if (planned.chapters().size() > 1) {
      metadata.put("chapters", planned.chapters().size());
    }
    metadata.put("quality", planned.main().quality());
    metadata.put("voice", planned.main().id());
    metadata.put("voices", voices);
    if (!planned.cast().others().isEmpty()) {
      Map<String, String> others = new LinkedHashMap<>();
      planned.cast().others().forEach((language, voice) -> others.put(language, voice.id()));
      metadata.put("voices_of_other_scripts", others);
    }
    metadata.put("language", planned.main().language());
    metadata.put("speed", parameters.speed());
    metadata.put("audio_seconds", Math.round(timeline.seconds() * 1000) / 1000.0);
    metadata.put("sentences", timeline.sentences());
    metadata.put("loudness", loudness(encode.output().loudness()));
    metadata.put("synthetic", true);
    if (planned.leftOut() > 0) {
      metadata.put("characters_left_out", planned.leftOut());
      metadata.put("warnings", List.of(planned.warning()));
    }
    return metadata;
  }

  /** Empty for a recording that is too short or too quiet to be measured. */
  private static Map<String, Object> loudness(Loudness loudness) {
    return loudness.measured()
        ? Map.of("lufs", tenth(loudness.integrated()), "true_peak_dbtp", tenth(loudness.truePeak()))
        : Map.of();
  }

  private static double tenth(double decibels) {
    return Math.round(decibels * 10) / 10.0;
  }
}
