package dev.cadenza.stories;

import dev.cadenza.engines.Voice;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.engines.story.Story;
import dev.cadenza.engines.story.StoryWriter;
import dev.cadenza.jobs.parameters.AiStoryParameters;
import dev.cadenza.media.ffmpeg.Media;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.narration.Cast;
import dev.cadenza.narration.Narrator;
import dev.cadenza.narration.Recording;
import dev.cadenza.narration.Spoken;
import dev.cadenza.narration.TimedSentence;
import dev.cadenza.pipeline.Pipeline;
import dev.cadenza.pipeline.PipelineFactory;
import dev.cadenza.pipeline.Product;
import dev.cadenza.pipeline.Step;
import dev.cadenza.pipeline.StepContext;
import dev.cadenza.pipeline.StepRun;
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
 * Generates a narrated book from a prompt: writes the story, assigns voices, synthesizes speech,
 * and produces an audiobook and an EPUB.
 */
final class AiStories implements Pipeline {
  private static final WorkFile LEVELLED = new WorkFile("levelled.wav");

  private static final Step<Written> WRITE = new Step<>("write", 4, Written.class);
  private static final Step<Spoken> NARRATE = new Step<>("narrate", 50, Spoken.class);
  private static final Step<Recording> JOIN = new Step<>("join", 6, Recording.class);
  private static final Step<Bound> LEVEL = new Step<>("level", 5, Bound.class);
  private static final Step<Bound> BIND = new Step<>("audiobook", 15, Bound.class);
  private static final Step<Bound> PUBLISH = new Step<>("epub", 20, Bound.class);

  private final StepContext context;
  private final Wish wish;
  private final Engines engines;
  private final Media media;

  private final StepRun<Written> write = WRITE.doneBy(this::write);
  private final StepRun<Spoken> narrate = NARRATE.doneBy(this::narrate);
  private final StepRun<Recording> join = JOIN.doneBy(this::join);
  private final StepRun<Bound> level = LEVEL.doneBy(this::level);
  private final StepRun<Bound> audiobook = BIND.doneBy(this::audiobook);
  private final StepRun<Bound> epub = PUBLISH.doneBy(this::epub);

  private AiStories(StepContext context, Engines all, Media media) {
    AiStoryParameters parameters = AiStoryParameters.of(context.job().parameters());
    this.context = context;
    this.wish = Wish.of(parameters, context.job().id());
    this.engines = all.forJob(context.job().owner(), parameters, context.meter());
    this.media = media;
  }

  static PipelineFactory pipelines(Engines engines, Media media) {
    return new PipelineFactory(
        List.of(WRITE, NARRATE, JOIN, LEVEL, BIND, PUBLISH),
        Optional.of(new Packing(media::pack, media::unpack)),
        context -> new AiStories(context, engines, media));
  }

  @Override
  public List<StepRun<?>> steps() {
    return List.of(write, narrate, join, level, audiobook, epub);
  }

  private Written write() throws IOException, InterruptedException {
    StoryWriter writer = engines.storyWriter(wish.request().language());
    // Checked before the story is written: an unknown voice fails immediately.
    VoiceChoice choice = new VoiceChoice(wish, engines);
    context.engine(writer.name());
    Story story =
        writer.write(wish.request(), context::progress, context.meter(), context::cancelled);
    context.log(
        String.format(
            Locale.ROOT,
            "\"%s\", %d words in %d chapters, seed %d",
            story.title(),
            story.words(),
            story.chapters().size(),
            wish.request().seed()));
    Cast cast = choice.of(story);
    cast.voices().forEach((who, voice) -> context.log(who + ": " + voice.id()));
    return new Written(story, wish.request().seed(), writer.name(), writer.quality(), cast);
  }

  private Narrator narrator() {
    return new Narrator(engines, write.output().cast(), 1);
  }

  private Spoken narrate() throws Exception {
    return narrator().speak(reading().script(), context);
  }

  private Recording join() throws IOException {
    return narrator().join(narrate.output(), context);
  }

  /** Encoded once, for the audiobook and for every chapter of the EPUB. */
  private Bound level() throws IOException, InterruptedException {
    PcmFile joined = PcmFile.open(context.path(join.output().audio()));
    media
        .levelling(joined, context::cancelled)
        .write(joined, context.path(LEVELLED), context::cancelled);
    return new Bound(List.of(LEVELLED));
  }

  private Bound audiobook() throws IOException, InterruptedException {
    return book().audiobook();
  }

  private Bound epub() throws Exception {
    return book().epub();
  }

  private BookFiles book() throws IOException {
    return new BookFiles(write.output(), timed(), sound(), media, context);
  }

  private Reading reading() {
    return new Reading(write.output().story());
  }

  private PcmFile sound() throws IOException {
    return PcmFile.open(context.path(level.output().files().getFirst()));
  }

  private TimedStory timed() throws IOException {
    Recording recording = join.output();
    try (Stream<TimedSentence> times = recording.timeline().read(context)) {
      return reading().timed(times.iterator(), recording.timeline().seconds());
    }
  }

  @Override
  public Product product() {
    Written written = write.output();
    return new Product(
        written.writer(),
        BookFiles.outputs(context),
        metadata(written),
        Optional.of(written.story().title()),
        written.story().sentences().map(Story.Sentence::text).collect(Collectors.joining(" ")));
  }

  private Map<String, Object> metadata(Written written) {
    Story story = written.story();
    Map<String, String> voices = new LinkedHashMap<>();
    written
        .cast()
        .voices()
        .forEach((who, voice) -> voices.put(who.replaceFirst("^as ", ""), voice.id()));
    Voice narrator = written.cast().voice(Reading.NARRATOR);
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("title", story.title());
    metadata.put("genre", story.genre());
    metadata.put("tone", story.tone());
    metadata.put("language", story.language());
    metadata.put("seed", written.seed());
    metadata.put("words", story.words());
    metadata.put("chapters", story.chapters().size());
    metadata.put("quality", written.quality());
    metadata.put("voice", narrator.id());
    metadata.put("voices", voices);
    metadata.put("audio_seconds", Math.round(join.output().timeline().seconds() * 1000) / 1000.0);
    metadata.put("synthetic", true);
    return metadata;
  }
}
