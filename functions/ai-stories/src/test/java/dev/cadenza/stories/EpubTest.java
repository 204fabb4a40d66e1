package dev.cadenza.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.util.DefaultReportImpl;
import dev.cadenza.engines.story.Story;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Progress;
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
import java.time.Instant;
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

  static Stream<Story> stories() {
    return Stream.of(Stories.written(1), Stories.awkward());
  }

  @ParameterizedTest
  @MethodSource("stories")
  void shouldHaveNothingThatEpubcheckComplainsOf(Story story) throws Exception {
    Path book = write(story);

    DefaultReportImpl report = new DefaultReportImpl(book.toString());
    new EpubCheck(book.toFile(), report).doValidate();

    assertThat(report.getFatalErrorCount()).isZero();
    assertThat(report.getErrorCount()).isZero();
    assertThat(report.getWarningCount()).isZero();
  }

  @ParameterizedTest
  @MethodSource("stories")
  void shouldHaveNothingThatTheCheckerOfEpub32ComplainsOf(Story story) throws Exception {
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
                    write(story).toString(),
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
    EpubChapter chapter = new EpubChapter(Stories.timed(Stories.written(1)), 1);
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
    Story story = Stories.awkward();
    TimedStory exact = Stories.timed(story);
    double end = exact.spans().getLast().end() + 0.0006;
    EpubChapter chapter = new EpubChapter(TimedStory.of(story, exact.chapters(), end), 1);
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
    try (ZipFile zip = new ZipFile(write(Stories.written(1)).toFile())) {
      ZipEntry first = Collections.list(zip.entries()).getFirst();
      assertThat(first.getName()).isEqualTo("mimetype");
      assertThat(first.getMethod()).isEqualTo(ZipEntry.STORED);
      assertThat(first.getExtra()).isNull();
    }
  }

  @Test
  void shouldReadEverySentenceAloud() throws Exception {
    Story story = Stories.written(1);
    EpubChapter chapter = new EpubChapter(Stories.timed(story), 0);
    long sentences =
        story.chapters().getFirst().paragraphs().stream()
            .mapToLong(paragraph -> paragraph.sentences().size())
            .sum();

    assertThat(chapter.smil().split("<par ", -1)).hasSize((int) sentences + 2);
    assertThat(chapter.xhtml()).contains("<span id=\"s" + sentences + "\">");
  }

  private Path write(Story story) throws IOException, InterruptedException {
    TimedStory timed = Stories.timed(story);
    Path book = folder.resolve("story.epub");
    Path cover = folder.resolve("cover.jpg");
    Path drawn = folder.resolve("cover.ppm");
    Cover.of(story, 1).write(drawn);
    media.jpeg(drawn, cover, Cancellation.NEVER);
    EpubPackage opf =
        new EpubPackage(timed, 1, "storyteller", Instant.parse("2026-05-01T10:00:00.123Z"));
    new Epub(timed, opf).write(book, cover, Collections.nCopies(timed.chapters().size(), sound()));
    assertThat(Files.size(book)).isPositive();
    return book;
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
