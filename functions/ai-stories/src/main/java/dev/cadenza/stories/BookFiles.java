package dev.cadenza.stories;

import dev.cadenza.books.Cover;
import dev.cadenza.books.Epub;
import dev.cadenza.engines.story.Story;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.ffmpeg.Audiobook;
import dev.cadenza.media.ffmpeg.Media;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.media.wav.Peaks;
import dev.cadenza.pipeline.Product.OutputFile;
import dev.cadenza.pipeline.Segments;
import dev.cadenza.pipeline.StepContext;
import dev.cadenza.pipeline.files.WorkFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The files that a story comes as: an audiobook, an EPUB, and its texts.
 *
 * @param sound of the whole story, at the usual loudness
 */
record BookFiles(
    Written written, TimedStory timed, PcmFile sound, Media media, StepContext context) {
  private static final WorkFile COVER = new WorkFile("cover.jpg");
  private static final WorkFile AUDIOBOOK = new WorkFile("story.m4b");
  private static final WorkFile PEAKS = new WorkFile("peaks.json");
  private static final WorkFile EPUB = new WorkFile("story.epub");
  private static final WorkFile MARKDOWN = new WorkFile("story.md");
  private static final WorkFile VTT = new WorkFile("story.vtt");
  private static final WorkFile JSON = new WorkFile("story.json");

  Bound audiobook() throws IOException, InterruptedException {
    Path drawn = context.directory().resolve("cover.ppm");
    Story story = written.story();
    Cover.of(story.title(), story.genre(), story.genre(), written.seed()).write(drawn);
    media.pictures().jpeg(drawn, context.path(COVER), context::cancelled);
    Files.delete(drawn);
    media.bind(
        new Audiobook(sound, context.path(COVER), tags(), timed.marks()),
        context.path(AUDIOBOOK),
        seconds -> context.progress(seconds / sound.seconds()),
        context::cancelled);
    Peaks.write(sound, context.path(PEAKS));
    return new Bound(List.of(AUDIOBOOK, COVER, PEAKS));
  }

  private Map<String, String> tags() {
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

  Bound epub() throws Exception {
    List<Integer> chapters = IntStream.range(0, timed.spans().size()).boxed().toList();
    Segments<Integer, Bound> encoding =
        new Segments<>(
            "chapter",
            Bound.class,
            Object::toString,
            chapter -> timed.spans().get(chapter).seconds(),
            (chapter, done) -> chapterAudio(chapter));
    List<Path> audio =
        context.segments().inParallel(chapters, encoding).stream()
            .map(bound -> context.path(bound.files().getFirst()))
            .toList();
    StoryBook book = new StoryBook(timed, written.seed(), written.writer());
    new Epub(book.narrated(context.job().createdAt()))
        .write(context.path(EPUB), context.path(COVER), audio);
    StoryFiles texts = new StoryFiles(timed, written.seed(), written.writer());
    Files.writeString(context.path(MARKDOWN), texts.markdown());
    Files.writeString(context.path(VTT), texts.vtt());
    Files.write(context.path(JSON), texts.json());
    return new Bound(List.of(EPUB, MARKDOWN, VTT, JSON));
  }

  private Bound chapterAudio(int chapter) throws IOException, InterruptedException {
    WorkFile file = new WorkFile(String.format(Locale.ROOT, "chapter-%d.mp3", chapter + 1));
    TimeSpan span = timed.spans().get(chapter);
    media.encodeSpan(
        sound,
        span,
        context.path(file),
        Map.of("title", timed.chapters().get(chapter).title().text()),
        context::cancelled);
    return new Bound(List.of(file));
  }

  /** What is delivered, the main one first. */
  static List<OutputFile> outputs(StepContext context) {
    return List.of(
        file(AUDIOBOOK, "audio/mp4", context),
        file(EPUB, "application/epub+zip", context),
        file(MARKDOWN, "text/markdown; charset=utf-8", context),
        file(VTT, "text/vtt", context),
        file(JSON, "application/json", context),
        file(COVER, "image/jpeg", context),
        file(PEAKS, "application/json", context));
  }

  private static OutputFile file(WorkFile file, String contentType, StepContext context) {
    return new OutputFile(file.name(), contentType, context.path(file));
  }
}
