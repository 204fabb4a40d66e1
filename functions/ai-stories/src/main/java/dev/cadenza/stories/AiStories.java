package dev.cadenza.stories;

import dev.cadenza.engines.Story;
import dev.cadenza.engines.StoryWriter;
import dev.cadenza.engines.Voice;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.media.Audiobook;
import dev.cadenza.media.Media;
import dev.cadenza.media.PcmFile;
import dev.cadenza.media.Peaks;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.narration.Cast;
import dev.cadenza.narration.Narrator;
import dev.cadenza.narration.Recording;
import dev.cadenza.narration.Spoken;
import dev.cadenza.narration.TimedSentence;
import dev.cadenza.pipeline.HasFiles;
import dev.cadenza.pipeline.Packing;
import dev.cadenza.pipeline.Pipeline;
import dev.cadenza.pipeline.Product;
import dev.cadenza.pipeline.Product.OutputFile;
import dev.cadenza.pipeline.Segments;
import dev.cadenza.pipeline.Step;
import dev.cadenza.pipeline.StepContext;
import dev.cadenza.pipeline.WorkFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Generates a narrated book from a prompt: writes the story, assigns voices, synthesizes speech,
 * and produces an audiobook and an EPUB.
 */
final class AiStories implements Pipeline {
  private static final WorkFile LEVELLED = new WorkFile("levelled.wav");
  private static final WorkFile COVER = new WorkFile("cover.jpg");
  private static final WorkFile AUDIOBOOK = new WorkFile("story.m4b");
  private static final WorkFile PEAKS = new WorkFile("peaks.json");
  private static final WorkFile EPUB = new WorkFile("story.epub");
  private static final WorkFile MARKDOWN = new WorkFile("story.md");
  private static final WorkFile VTT = new WorkFile("story.vtt");
  private static final WorkFile JSON = new WorkFile("story.json");

  private final Engines engines;
  private final Media media;

  private final Step<Written> write = new Step<>("write", 4, Written.class, this::write);
  private final Step<Spoken> narrate = new Step<>("narrate", 50, Spoken.class, this::narrate);
  private final Step<Recording> join = new Step<>("join", 6, Recording.class, this::join);
  private final Step<Bound> level = new Step<>("level", 5, Bound.class, this::level);
  private final Step<Bound> audiobook = new Step<>("audiobook", 15, Bound.class, this::audiobook);
  private final Step<Bound> epub = new Step<>("epub", 20, Bound.class, this::epub);

  AiStories(Engines engines, Media media) {
    this.engines = engines;
    this.media = media;
  }

  /**
   * @param seed requested or random
   * @param writer the engine's name
   * @param quality the writer's
   */
  record Written(Story story, long seed, String writer, String quality, Cast cast) {}

  /** Files that are ready. */
  record Bound(List<WorkFile> files) implements HasFiles {
    Bound {
      files = List.copyOf(files);
    }
  }

  @Override
  public List<Step<?>> steps() {
    return List.of(write, narrate, join, level, audiobook, epub);
  }

  @Override
  public Optional<Packing> packing() {
    return Optional.of(new Packing(media::pack, media::unpack));
  }

  private Written write(StepContext context) throws IOException, InterruptedException {
    Wish wish = Wish.of(context.parameters(), context.job().id());
    StoryWriter writer = voices(context).storyWriter(wish.request().language());
    // Checked before the story is written: an unknown voice fails immediately.
    VoiceChoice choice = new VoiceChoice(wish, voices(context));
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

  private Engines voices(StepContext context) {
    return engines.forJob(context.job(), context.meter());
  }

  private Narrator narrator(StepContext context) {
    return new Narrator(voices(context), context.output(write).cast(), 1);
  }

  private Spoken narrate(StepContext context) throws Exception {
    return narrator(context).speak(reading(context).script(), context);
  }

  private Recording join(StepContext context) throws IOException {
    return narrator(context).join(context.output(narrate), context);
  }

  /** Once, for the audiobook and for every chapter of the EPUB. */
  private Bound level(StepContext context) throws IOException, InterruptedException {
    PcmFile joined = PcmFile.open(context.path(context.output(join).audio()));
    media
        .levelling(joined, context::cancelled)
        .write(joined, context.path(LEVELLED), context::cancelled);
    return new Bound(List.of(LEVELLED));
  }

  private Bound audiobook(StepContext context) throws IOException, InterruptedException {
    Written written = context.output(write);
    PcmFile sound = sound(context);
    Path drawn = context.directory().resolve("cover.ppm");
    Cover.of(written.story(), written.seed()).write(drawn);
    media.jpeg(drawn, context.path(COVER), context::cancelled);
    Files.delete(drawn);
    media.bind(
        new Audiobook(sound, context.path(COVER), tags(written), timed(context).marks()),
        context.path(AUDIOBOOK),
        seconds -> context.progress(seconds / sound.seconds()),
        context::cancelled);
    Peaks.write(sound, context.path(PEAKS));
    return new Bound(List.of(AUDIOBOOK, COVER, PEAKS));
  }

  private static Map<String, String> tags(Written written) {
    Story story = written.story();
    return Map.of(
        "title",
        story.title(),
        "album",
        story.title(),
        "artist",
        "Cadenza (synthetic)",
        "genre",
        story.genre(),
        "comment",
        String.format(
            Locale.ROOT,
            "A synthetic story by %s, seed %d, read by synthetic voices.",
            written.writer(),
            written.seed()),
        // Of iTunes' kinds of media, the audiobook.
        "media_type",
        "2");
  }

  private Bound epub(StepContext context) throws Exception {
    Written written = context.output(write);
    TimedStory timed = timed(context);
    List<Integer> chapters = IntStream.range(0, timed.spans().size()).boxed().toList();
    Segments<Integer, Bound> encoding =
        new Segments<>(
            "chapter",
            Bound.class,
            Object::toString,
            chapter -> timed.spans().get(chapter).seconds(),
            (chapter, done) -> chapterAudio(chapter, timed, context));
    List<Path> audio =
        context.inParallel(chapters, encoding).stream()
            .map(bound -> context.path(bound.files().getFirst()))
            .toList();
    Epub book =
        new Epub(
            timed,
            new EpubPackage(timed, written.seed(), written.writer(), context.job().createdAt()));
    book.write(context.path(EPUB), context.path(COVER), audio);
    StoryFiles texts = new StoryFiles(timed, written.seed(), written.writer());
    Files.writeString(context.path(MARKDOWN), texts.markdown());
    Files.writeString(context.path(VTT), texts.vtt());
    Files.write(context.path(JSON), texts.json());
    return new Bound(List.of(EPUB, MARKDOWN, VTT, JSON));
  }

  private Bound chapterAudio(int chapter, TimedStory timed, StepContext context)
      throws IOException, InterruptedException {
    WorkFile file = new WorkFile(String.format(Locale.ROOT, "chapter-%d.mp3", chapter + 1));
    TimeSpan span = timed.spans().get(chapter);
    media.encodeSpan(
        sound(context),
        span,
        context.path(file),
        Map.of("title", timed.chapters().get(chapter).title().text()),
        context::cancelled);
    return new Bound(List.of(file));
  }

  private Reading reading(StepContext context) {
    return new Reading(context.output(write).story());
  }

  private PcmFile sound(StepContext context) throws IOException {
    return PcmFile.open(context.path(context.output(level).files().getFirst()));
  }

  private TimedStory timed(StepContext context) throws IOException {
    Recording recording = context.output(join);
    try (Stream<TimedSentence> times = recording.timeline().read(context)) {
      return reading(context).timed(times.iterator(), recording.timeline().seconds());
    }
  }

  @Override
  public Product product(StepContext context) {
    Written written = context.output(write);
    List<OutputFile> files = new ArrayList<>();
    file(AUDIOBOOK, "audio/mp4", context, files);
    file(EPUB, "application/epub+zip", context, files);
    file(MARKDOWN, "text/markdown; charset=utf-8", context, files);
    file(VTT, "text/vtt", context, files);
    file(JSON, "application/json", context, files);
    file(COVER, "image/jpeg", context, files);
    file(PEAKS, "application/json", context, files);
    return new Product(written.writer(), files, metadata(written, context));
  }

  private static void file(
      WorkFile file, String contentType, StepContext context, List<OutputFile> files) {
    files.add(new OutputFile(file.name(), contentType, context.path(file)));
  }

  private Map<String, Object> metadata(Written written, StepContext context) {
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
    metadata.put(
        "audio_seconds", Math.round(context.output(join).timeline().seconds() * 1000) / 1000.0);
    metadata.put("synthetic", true);
    return metadata;
  }
}
