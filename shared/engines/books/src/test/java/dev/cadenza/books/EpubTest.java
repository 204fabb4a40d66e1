package dev.cadenza.books;

import static org.assertj.core.api.Assertions.assertThat;

import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.util.DefaultReportImpl;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Progress;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.command.Command;
import dev.cadenza.media.ffmpeg.AudioFormat;
import dev.cadenza.media.ffmpeg.Ffmpeg;
import dev.cadenza.media.ffmpeg.Media;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.media.wav.WavWriter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class EpubTest {
  private final Media media = new Media(Ffmpeg.locate(System.getenv()));

  @TempDir private Path folder;

  static Stream<NarratedBook> books() {
    return Stream.of(Books.plain(), Books.awkward());
  }

  @ParameterizedTest
  @MethodSource("books")
  void shouldHaveNothingThatEpubcheckComplainsOf(NarratedBook book) throws Exception {
    Path file = write(book);

    DefaultReportImpl report = new DefaultReportImpl(file.toString());
    new EpubCheck(file.toFile(), report).doValidate();

    assertThat(report.getFatalErrorCount()).isZero();
    assertThat(report.getErrorCount()).isZero();
    assertThat(report.getWarningCount()).isZero();
  }

  @ParameterizedTest
  @MethodSource("books")
  void shouldHaveNothingThatTheCheckerOfEpub32ComplainsOf(NarratedBook book) throws Exception {
    Path jars = Path.of("target", "epubcheck-of-3.2");
    String classPath =
        Stream.concat(
                Stream.of(jars.resolve("*").toString()),
                Stream.of(testClassPath().split(File.pathSeparator))
                    .filter(it -> !it.matches(".*(epubcheck|Saxon-HE)-[^/]*\\.jar")))
            .collect(Collectors.joining(File.pathSeparator));
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");

    Command.Outcome outcome =
        Command.of(
                java,
                List.of(
                    "-cp",
                    classPath,
                    "com.adobe.epubcheck.tool.Checker",
                    write(book).toString(),
                    "--failonwarnings"))
            .within(Duration.ofMinutes(5))
            .run(Cancellation.NEVER);

    assertThat(outcome.output() + outcome.errors())
        .contains("EPUB version 3.2", "0 fatals / 0 errors / 0 warnings / 0 infos");
    assertThat(outcome.succeeded()).isTrue();
  }

  private static String testClassPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  @Test
  void shouldPointItsOverlaysAtElements() throws Exception {
    EpubChapter chapter = new EpubChapter(Books.plain(), 1);
    Matcher refs =
        Pattern.compile("(?:textref|text src)=\"chapter-2\\.xhtml(?:#(\\w+))?\"")
            .matcher(chapter.smil());

    List<String> ids = refs.results().map(it -> String.valueOf(it.group(1))).toList();

    assertThat(ids).startsWith("chapter", "s0", "s1");
    assertThat(ids).allMatch(id -> chapter.xhtml().contains(" id=\"" + id + "\""));
  }

  /** Sentences that end between two milliseconds, as sound of 24,000 samples a second has them. */
  @Test
  void shouldEndWithItsSound() {
    NarratedBook.Chapter exact = Books.awkward().chapters().getFirst();
    TimeSpan span = new TimeSpan(0, exact.span().end() + 0.0006);
    EpubChapter chapter =
        new EpubChapter(
            new NarratedBook(
                Books.awkward().details(),
                List.of(new NarratedBook.Chapter(exact.title(), exact.paragraphs(), span))),
            0);
    List<Double> ends =
        Pattern.compile("clipEnd=\"([\\d.]+)s\"")
            .matcher(chapter.smil())
            .results()
            .map(it -> Double.parseDouble(it.group(1)))
            .toList();

    assertThat(ends).isSorted();
    assertThat(ends.getLast())
        .isLessThanOrEqualTo(chapter.seconds())
        .isGreaterThan(chapter.seconds() - 0.002);
  }

  @Test
  void shouldBeginWithItsTypeUncompressed() throws Exception {
    try (ZipFile zip = new ZipFile(write(Books.plain()).toFile())) {
      ZipEntry first = Collections.list(zip.entries()).getFirst();
      assertThat(first.getName()).isEqualTo("mimetype");
      assertThat(first.getMethod()).isEqualTo(ZipEntry.STORED);
      assertThat(first.getExtra()).isNull();
    }
  }

  @Test
  void shouldReadEverySentenceAloud() {
    EpubChapter chapter = new EpubChapter(Books.plain(), 0);

    assertThat(chapter.smil().split("<par ", -1)).hasSize(5);
    assertThat(chapter.xhtml())
        .contains(
            "<h1 id=\"s0\">The quay</h1>",
            "<p><span id=\"s1\">She waited.</span> <span id=\"s2\">It rained.</span></p>",
            "<p><span id=\"s3\">Late.</span></p>");
  }

  @Test
  void shouldNotClipSentencesThatAreNotNarrated() {
    EpubChapter chapter = new EpubChapter(Books.awkward(), 0);

    assertThat(chapter.smil()).contains("#s2\"").doesNotContain("#s3\"");
    assertThat(chapter.xhtml()).contains("<span id=\"s3\">…</span>");
  }

  @Test
  void shouldPutNoSpacesBetweenSentencesOfScriptsWithoutThem() {
    NarratedBook.Line sentence = new NarratedBook.Line("你好。", 0, 1);
    NarratedBook book =
        new NarratedBook(
            Books.plain().details(),
            List.of(
                new NarratedBook.Chapter(
                    sentence, List.of(List.of(sentence, sentence)), new TimeSpan(0, 3))));

    assertThat(new EpubChapter(book, 0).xhtml()).contains("你好。</span><span");
  }

  @Test
  void shouldNameTheAuthorIfThereIsOne() {
    assertThat(opf(Books.plain())).contains("<dc:creator>A. Author</dc:creator>");
    assertThat(opf(Books.awkward())).doesNotContain("dc:creator", "dc:subject");
  }

  private static String opf(NarratedBook book) {
    return new EpubPackage(book.details(), List.of(new EpubChapter(book, 0))).xml();
  }

  private Path write(NarratedBook book) throws IOException, InterruptedException {
    Path file = folder.resolve("book.epub");
    Path cover = folder.resolve("cover.jpg");
    Path drawn = folder.resolve("cover.ppm");
    Cover.of(book.details().title(), "", "", 1).write(drawn);
    media.pictures().jpeg(drawn, cover, Cancellation.NEVER);
    new Epub(book).write(file, cover, Collections.nCopies(book.chapters().size(), sound()));
    assertThat(Files.size(file)).isPositive();
    return file;
  }

  private Path sound() throws IOException, InterruptedException {
    Path wav = folder.resolve("sound.wav");
    try (WavWriter writer = WavWriter.create(wav, 16_000)) {
      writer.appendSilence(1);
    }
    Path mp3 = folder.resolve("sound.mp3");
    media.encode(
        PcmFile.open(wav), mp3, AudioFormat.MP3, Map.of(), Progress.NONE, Cancellation.NEVER);
    return mp3;
  }
}
