package dev.cadenza.tts;

import dev.cadenza.books.BookDetails;
import dev.cadenza.books.Cover;
import dev.cadenza.books.Epub;
import dev.cadenza.books.NarratedBook;
import dev.cadenza.books.NarratedBook.Chapter;
import dev.cadenza.media.ffmpeg.Media;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.pipeline.Segments;
import dev.cadenza.pipeline.StepContext;
import dev.cadenza.pipeline.files.HasFiles;
import dev.cadenza.pipeline.files.WorkFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;

/**
 * A spoken text as a book: a cover, an MP3 file for each chapter, and an EPUB with both.
 *
 * @param title of the text, or of the job
 */
record BookFiles(TextToSpeech.Plan plan, String title, Media media, StepContext context) {
  static final WorkFile COVER = new WorkFile("cover.jpg");
  private static final WorkFile EPUB = new WorkFile("speech.epub");

  /** In characters of a file name, beside its number. */
  private static final int MAX_NAME = 60;

  private static final String SYNTHETIC = "Cadenza (synthetic)";

  /** An encoded chapter. */
  record ChapterAudio(WorkFile file) implements HasFiles {
    @Override
    public List<WorkFile> files() {
      return List.of(file);
    }
  }

  /** The document's own cover, or a drawn one. */
  void makeCover() throws IOException, InterruptedException {
    boolean own =
        plan.cover() != null
            && media
                .pictures()
                .cover(context.path(plan.cover()), context.path(COVER), context::cancelled);
    if (!own) {
      drawCover();
    }
  }

  private void drawCover() throws IOException, InterruptedException {
    Path drawn = context.directory().resolve("cover.ppm");
    Cover.of(title, plan.author(), "", title.hashCode()).write(drawn);
    media.pictures().jpeg(drawn, context.path(COVER), context::cancelled);
    Files.delete(drawn);
  }

  /** Of the whole recording. */
  Map<String, String> tags() {
    return Map.of(
        "title",
        title,
        "album",
        title,
        "artist",
        artist(),
        "comment",
        "Synthetic speech by " + plan.ids(),
        // Of iTunes' kinds of media, the audiobook.
        "media_type",
        "2");
  }

  private String artist() {
    return plan.author().isEmpty() ? SYNTHETIC : plan.author();
  }

  /** The planned chapters; the whole text if it has none. */
  List<PlannedChapter> planned() {
    return plan.chapters().isEmpty() ? List.of(new PlannedChapter("", 0, 1)) : plan.chapters();
  }

  /**
   * Encodes the chapters, in parallel. Each is stored, so that a worker that takes over encodes the
   * others.
   *
   * @param identity of the recording
   * @param progress receives the encoded seconds of all chapters
   * @return their files, in order
   */
  List<WorkFile> chapters(
      List<Chapter> chapters, PcmFile audio, String identity, DoubleConsumer progress)
      throws Exception {
    List<String> names = names(planned());
    Segments<Integer, ChapterAudio> encoding =
        new Segments<>(
            "chapter",
            ChapterAudio.class,
            chapter -> names.get(chapter) + chapters.get(chapter).span() + identity,
            chapter -> chapters.get(chapter).span().seconds(),
            (chapter, done) -> encoded(chapters, chapter, audio, names.get(chapter)));
    DoubleAdder seconds = new DoubleAdder();
    List<Callable<WorkFile>> tasks = new ArrayList<>();
    for (int i = 0; i < chapters.size(); i++) {
      int chapter = i;
      tasks.add(
          () -> {
            WorkFile file = context.segments().once(chapter, encoding).file();
            seconds.add(chapters.get(chapter).span().seconds());
            progress.accept(seconds.sum());
            return file;
          });
    }
    return context.inParallel(tasks);
  }

  private ChapterAudio encoded(List<Chapter> chapters, int index, PcmFile audio, String name)
      throws IOException, InterruptedException {
    WorkFile file = new WorkFile(name);
    media.encodeSpan(
        audio,
        chapters.get(index).span(),
        context.path(file),
        Map.of(
            "title",
            chapters.get(index).title().text(),
            "album",
            title,
            "artist",
            artist(),
            "track",
            (index + 1) + "/" + chapters.size(),
            "comment",
            "Synthetic speech by " + plan.ids()),
        context::cancelled);
    return new ChapterAudio(file);
  }

  /** File names, such as {@code 01-The-quay.mp3}, that sort in order and are valid everywhere. */
  static List<String> names(List<PlannedChapter> chapters) {
    int last = Math.max(chapters.size(), chapters.getLast().number());
    int digits = Math.max(2, Integer.toString(last).length());
    return IntStream.range(0, chapters.size())
        .mapToObj(i -> name(chapters.get(i), i, digits))
        .toList();
  }

  private static String name(PlannedChapter chapter, int index, int digits) {
    int number = chapter.number() > 0 ? chapter.number() : index + 1;
    String words =
        Normalizer.normalize(chapter.title(), Normalizer.Form.NFC)
            .replaceAll("['’]", "")
            .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", "-");
    int end =
        words.offsetByCodePoints(0, Math.min(MAX_NAME, words.codePointCount(0, words.length())));
    String plain = words.substring(0, end).replaceAll("^-|-$", "");
    return String.format(Locale.ROOT, "%0" + digits + "d", number)
        + (plain.isEmpty() ? "" : "-" + plain)
        + ".mp3";
  }

  /**
   * @param audio of the chapters
   */
  WorkFile epub(List<Chapter> chapters, List<WorkFile> audio) throws IOException {
    String language = plan.language().isEmpty() ? plan.main().language() : plan.language();
    BookDetails details =
        new BookDetails(
            title,
            language,
            plan.author(),
            plan.author(),
            "",
            "",
            "Read by synthetic voices (" + plan.ids() + ").",
            context.job().id() + "\n" + title + "\n" + plan.ids(),
            context.job().createdAt());
    new Epub(new NarratedBook(details, chapters))
        .write(context.path(EPUB), context.path(COVER), audio.stream().map(context::path).toList());
    return EPUB;
  }
}
