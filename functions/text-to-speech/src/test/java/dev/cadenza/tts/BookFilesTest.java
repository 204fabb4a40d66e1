package dev.cadenza.tts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.util.DefaultReportImpl;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.ffmpeg.Ffmpeg;
import dev.cadenza.media.ffmpeg.Media;
import dev.cadenza.media.ffmpeg.MediaInfo;
import dev.cadenza.model.JobType;
import dev.cadenza.model.ResultFile;
import dev.cadenza.pipeline.PipelineFactory;
import dev.cadenza.testing.TestingRun;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Books of the real engines. */
final class BookFilesTest {
  private static final String PAGE =
      "<!doctype html><html lang='en-GB'><title>The Ferry</title><meta name='author' content='Ann Ash'>"
          + "<h1>The quay: “Is it late?”</h1><p>She waited. It rained.</p><p>A &amp; b &lt; c.</p>"
          + "<h1>The island</h1><p>Land.</p></html>";

  private final Media media = new Media(Ffmpeg.locate(System.getenv()));
  private final PipelineFactory pipelines =
      TextToSpeech.pipelines(Engines.locate(System.getenv()), media);

  @TempDir private Path folder;

  @Test
  void shouldMakeABookOfADocument() throws Exception {
    TestingRun run =
        run(
            PAGE,
            Map.of("voice", "flite/rms", "format", "m4b", "outputs", List.of("epub", "chapters")));

    assertThat(run.result().files())
        .extracting(ResultFile::name, ResultFile::contentType)
        .contains(
            tuple("speech.m4b", "audio/mp4"),
            tuple("speech.epub", "application/epub+zip"),
            tuple("cover.jpg", "image/jpeg"),
            tuple("01-The-quay-Is-it-late.mp3", "audio/mpeg"),
            tuple("02-The-island.mp3", "audio/mpeg"));
    assertThat(run.result().files().getFirst().name()).isEqualTo("speech.m4b");
    assertThat(run.result().metadata()).containsEntry("author", "Ann Ash");
    assertThat(MediaDump.of(saved("speech.m4b", run)))
        .contains("attached pic", "Ann Ash", "The island");
    JsonNode chapters =
        JsonMapper.builder().build().readTree(saved("timings.json", run).toFile()).path("chapters");
    MediaInfo island = media.probe(saved("02-The-island.mp3", run), Cancellation.NEVER);
    assertThat(island.seconds())
        .isCloseTo(
            chapters.at("/1/end").asDouble() - chapters.at("/1/start").asDouble(), within(0.2));
    assertThat(MediaDump.of(folder.resolve("02-The-island.mp3"))).contains("The Ferry", "2/2");
    Path epub = saved("speech.epub", run);
    assertValid(epub);
    assertThat(entry("package.opf", epub))
        .contains("<dc:creator>Ann Ash</dc:creator>", "<dc:language>en-GB</dc:language>");
    assertThat(entry("chapter-1.xhtml", epub))
        .contains(
            "<h1 id=\"s0\">The quay: “Is it late?”</h1>",
            "<p><span id=\"s1\">She waited.</span> <span id=\"s2\">It rained.</span></p>",
            "<p><span id=\"s3\">A &amp; b &lt; c.</span></p>");
    assertThat(entry("chapter-1.smil", epub).split("<par ", -1)).hasSize(5);
    assertThat(entry("chapter-2.smil", epub)).contains("#s0\"/><audio", "clipBegin=\"0.000s\"");
  }

  @Test
  void shouldMakeABookOfTextWithoutChapters() throws Exception {
    TestingRun run =
        run(
            "[anna] One *fine* day.\n[ben] 二。Yes.",
            Map.of("outputs", List.of("epub", "chapters"), "format", "m4b"));

    assertThat(run.result().files())
        .extracting(ResultFile::name)
        .contains("01.mp3", "speech.epub")
        .doesNotContain("chapters.vtt");
    Path epub = saved("speech.epub", run);
    assertValid(epub);
    assertThat(entry("chapter-1.xhtml", epub))
        .contains("<h1 id=\"s0\">Speech</h1>", "<span id=\"s1\">One fine day.</span></p>");
    assertThat(entry("chapter-1.smil", epub)).doesNotContain("#s0");
  }

  @ParameterizedTest
  @CsvSource({"true, 40x60", "false, 1400x1400"})
  void shouldUseTheCoverOfTheBookIfItIsAPicture(boolean picture, String size) throws Exception {
    byte[] cover = picture ? png() : "no picture".getBytes(UTF_8);

    TestingRun run = run(epub(cover), Map.of("voice", "flite/rms", "format", "m4b"));

    assertThat(MediaDump.of(saved("cover.jpg", run))).contains("mjpeg", size);
    assertThat(MediaDump.of(saved("speech.m4b", run))).contains("attached pic", size);
  }

  private byte[] png() throws Exception {
    BufferedImage image = new BufferedImage(40, 60, BufferedImage.TYPE_INT_RGB);
    Path file = folder.resolve("cover.png");
    ImageIO.write(image, "png", file.toFile());
    return Files.readAllBytes(file);
  }

  private static byte[] epub(byte[] cover) throws IOException {
    ByteArrayOutputStream book = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(book)) {
      for (Map.Entry<String, byte[]> entry :
          Map.of(
                  "META-INF/container.xml",
                  "<container><rootfile full-path='a.opf'/></container>".getBytes(UTF_8),
                  "a.opf",
                  ("<package><metadata><title>Own</title></metadata><manifest>"
                          + "<item id='a' href='a.xhtml'/>"
                          + "<item id='c' href='c.png' properties='cover-image'/></manifest>"
                          + "<spine><itemref idref='a'/></spine></package>")
                      .getBytes(UTF_8),
                  "a.xhtml",
                  "<html><body><p>Short.</p></body></html>".getBytes(UTF_8),
                  "c.png",
                  cover)
              .entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return book.toByteArray();
  }

  @Test
  void shouldMakeNoBookUnlessAskedTo() throws Exception {
    assertThat(run(PAGE, Map.of("voice", "flite/rms")).result().files())
        .extracting(ResultFile::name)
        .containsExactly("speech.mp3", "timings.json", "timings.vtt", "chapters.vtt", "peaks.json");
  }

  @Test
  void shouldNameFilesSoThatTheySortAndAreValidEverywhere() {
    assertThat(
            BookFiles.names(
                List.of(
                    new PlannedChapter("", 0, 8),
                    new PlannedChapter("../It's: a/b\\c?*", 1, 9),
                    new PlannedChapter("Übermut 数字 😀", 2, 10),
                    new PlannedChapter("x".repeat(500), 3, 123))))
        .containsExactly(
            "008.mp3", "009-Its-a-b-c.mp3", "010-Übermut-数字.mp3", "123-" + "x".repeat(60) + ".mp3");
    assertThat(BookFiles.names(List.of(new PlannedChapter("A", 0, 0)))).containsExactly("01-A.mp3");
  }

  private static void assertValid(Path epub) {
    DefaultReportImpl report = new DefaultReportImpl(epub.toString());
    new EpubCheck(epub.toFile(), report).doValidate();
    assertThat(report.getFatalErrorCount() + report.getErrorCount() + report.getWarningCount())
        .isZero();
  }

  private TestingRun run(String text, Map<String, Object> parameters) {
    return run(text.getBytes(UTF_8), parameters);
  }

  private TestingRun run(byte[] document, Map<String, Object> parameters) {
    TestingRun run = TestingRun.ofUpload(JobType.TTS, parameters, document);
    run.handle(pipelines);
    assertThat(run.job().error()).isEmpty();
    return run;
  }

  private Path saved(String name, TestingRun run) throws IOException {
    return Files.write(folder.resolve(name), run.content(name));
  }

  private static String entry(String name, Path epub) throws Exception {
    try (ZipFile zip = new ZipFile(epub.toFile())) {
      return new String(zip.getInputStream(zip.getEntry("OEBPS/" + name)).readAllBytes(), UTF_8);
    }
  }
}
