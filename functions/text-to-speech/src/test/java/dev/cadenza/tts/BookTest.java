package dev.cadenza.tts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.media.ffmpeg.Ffmpeg;
import dev.cadenza.media.ffmpeg.Media;
import dev.cadenza.media.subtitles.Cue;
import dev.cadenza.media.subtitles.SubtitleFormat;
import dev.cadenza.model.JobError;
import dev.cadenza.model.JobType;
import dev.cadenza.model.ResultFile;
import dev.cadenza.pipeline.PipelineFactory;
import dev.cadenza.testing.TestingRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents with chapters, spoken by the real engines. */
final class BookTest {
  private static final String PAGE =
      "<!doctype html><html lang='%s'><title>The Ferry</title><h1>The quay</h1><p>She waited.</p>"
          + "<p>[Illustration] It rained. <img alt='A ship'></p><h1>The island</h1><p>Land.</p></html>";

  private static final String MARKDOWN =
      "[anna] Before.\n\n# One\n\nFirst.\n\n# 😀\n\n# Two\n\nSecond.\n\n## Section\n\nThird.";

  private final PipelineFactory pipelines =
      TextToSpeech.pipelines(
          Engines.locate(System.getenv()), new Media(Ffmpeg.locate(System.getenv())));

  @TempDir private Path folder;

  @Test
  void shouldMarkTheChaptersOfADocumentInAllFiles() throws Exception {
    TestingRun run = run(PAGE.formatted("en"), Map.of("voice", "flite/rms", "format", "m4b"));

    JsonNode timings = timings(run);

    assertThat(timings.path("sentences"))
        .extracting(sentence -> sentence.path("text").asText())
        .containsExactly(
            "The quay", "She waited.", "[Illustration] It rained.", "The island", "Land.");
    double island = timings.at("/sentences/3/start").asDouble();
    assertThat(island - timings.at("/sentences/2/end").asDouble()).isGreaterThan(1.5);
    assertThat(timings.path("chapters").findValuesAsText("title"))
        .containsExactly("The quay", "The island");
    assertThat(timings.at("/chapters/1/start").asDouble()).isCloseTo(island, within(0.001));
    assertThat(
            SubtitleFormat.VTT.read(
                new String(run.content("chapters.vtt"), StandardCharsets.UTF_8)))
        .extracting(Cue::text)
        .containsExactly("The quay", "The island");
    assertThat(run.result().metadata())
        .containsEntry("title", "The Ferry")
        .containsEntry("chapters", 2);
    Path book = Files.write(folder.resolve("book.m4b"), run.content("speech.m4b"));
    assertThat(MediaDump.of(book)).contains("The Ferry", "The quay", "The island", "Chapter #0:1");
  }

  @Test
  void shouldReadInTheLanguageOfTheDocument() throws Exception {
    TestingRun run = run(PAGE.formatted("de"), Map.of("image_descriptions", true));

    assertThat(timings(run).path("sentences").findValuesAsText("text")).contains("A ship.");
    assertThat(run.result().metadata().get("language").toString()).startsWith("de");
  }

  @Test
  void shouldMarkTheHeadingsOfMarkdown() throws Exception {
    TestingRun run = run(MARKDOWN, Map.of());

    JsonNode timings = timings(run);

    assertThat(timings.path("sentences").findValuesAsText("speaker")).containsOnly("anna");
    assertThat(timings.path("chapters").findValuesAsText("title"))
        .containsExactly("–", "One", "Two");
    assertThat(timings.at("/chapters/2/end").asDouble())
        .isCloseTo(timings.path("duration").asDouble(), within(0.001));
  }

  @Test
  void shouldMarkNoChaptersInTextWithoutHeadings() throws Exception {
    TestingRun run =
        run("One.\n\n# Only one\n\nTwo.\n\n```\n# no heading\n# either\n```", Map.of());

    assertThat(timings(run).has("chapters")).isFalse();
    assertThat(run.result().files()).extracting(ResultFile::name).doesNotContain("chapters.vtt");
    assertThat(run.result().metadata()).doesNotContainKeys("title", "chapters");
  }

  @Test
  void shouldRefuseADocumentThatIsTooLong() throws Exception {
    String page = "<html><p>" + "word ".repeat(125_000) + "</p></html>";

    assertThat(
            failed(
                    TestingRun.ofUpload(
                        JobType.TTS, Map.of(), page.getBytes(StandardCharsets.UTF_8)))
                .code())
        .isEqualTo("text_too_long");
  }

  @Test
  void shouldSpeakTheChosenChapters() throws Exception {
    TestingRun run =
        run(
            "# A\n\nOne.\n\n# B\n\nTwo.\n\n# C\n\nThree.\n\n# D\n\nFour.",
            Map.of("chapters", List.of("2-3"), "outputs", List.of("chapters")));

    JsonNode timings = timings(run);

    assertThat(timings.path("sentences"))
        .extracting(sentence -> sentence.path("text").asText())
        .containsExactly("# B", "Two.", "# C", "Three.");
    assertThat(timings.path("chapters").findValuesAsText("title")).containsExactly("B", "C");
    assertThat(run.result().files())
        .extracting(ResultFile::name)
        .contains("02-B.mp3", "03-C.mp3")
        .doesNotContain("01-B.mp3", "04-D.mp3");
  }

  @Test
  void shouldSpeakAPartOfABookThatIsTooLongAsAWhole() throws Exception {
    String book = "# A\n\nOne.\n\n# B\n\n" + "word ".repeat(130_000) + "\n\n# C\n\nThree.";

    TestingRun run = run(book, Map.of("chapters", List.of(1, 3)));

    assertThat(timings(run).path("sentences"))
        .extracting(sentence -> sentence.path("text").asText())
        .containsExactly("# A", "One.", "# C", "Three.");
    assertThat(failed(run(book, Map.of())))
        .extracting(JobError::code, JobError::message)
        .containsExactly(
            "text_too_long",
            "The text is longer than 600,000 characters. It has 3 chapters: choose fewer with"
                + " \"chapters\", such as [\"1-1\"], and the others in other jobs.");
  }

  @Test
  void shouldSpeakOnlyTheChapterThatChangedInAnotherAttempt() {
    String text = "# A\n\nOne.\n\n# B\n\n%s\n\n# C\n\n[anna] Three.";
    Map<String, Object> first = Map.of("voice", "flite/rms", "voices", Map.of("anna", "flite/slt"));
    TestingRun run = new TestingRun(JobType.TTS, with(first, "text", text.formatted("Two.")));
    run.handle(pipelines);
    assertThat(spoken(run)).isEqualTo("0 from an earlier run, 3 made");

    Map<String, Object> edited = with(first, "text", text.formatted("A second one."));
    assertThat(again(run, edited)).isEqualTo("2 from an earlier run, 1 made");
    Map<String, Object> voiced = with(edited, "voices", Map.of("anna", "flite/kal16"));
    assertThat(again(run, voiced)).isEqualTo("2 from an earlier run, 1 made");
    Object entry = Map.of("word", "second", "say", "sekond");
    Map<String, Object> pronounced = with(voiced, "pronunciations", List.of(entry));
    assertThat(again(run, pronounced)).isEqualTo("2 from an earlier run, 1 made");
    assertThat(again(run, with(pronounced, "format", "m4b")))
        .isEqualTo("3 from an earlier run, 0 made");
  }

  private static Map<String, Object> with(Map<String, Object> some, String name, Object value) {
    Map<String, Object> all = new HashMap<>(some);
    all.put(name, value);
    return all;
  }

  private String again(TestingRun run, Map<String, Object> parameters) {
    run.life().retry(run.job(), parameters, Optional.empty());
    run.handle(pipelines);
    return spoken(run);
  }

  /** How many passages engines spoke, and how many were kept. */
  private static String spoken(TestingRun run) {
    assertThat(run.job().error()).isEmpty();
    return run.result()
        .logs()
        .lines()
        .filter(line -> line.contains("speech segments: "))
        .findFirst()
        .orElseThrow()
        .replaceFirst(".*speech segments: ", "");
  }

  @Test
  void shouldNameTheChaptersIfOneIsMissing() {
    JobError error = failed(run(MARKDOWN, Map.of("chapters", List.of(1, "3-7"))));

    assertThat(error.code()).isEqualTo("no_such_chapter");
    assertThat(error.message())
        .isEqualTo(
            "\"chapters\" contains 3-7, but the text has 4 chapters: 1; 2 One; 3 😀; 4 Two.");
  }

  @Test
  void shouldMakeNoMoreFilesThanAPageOfResultsTakes() {
    String text = "# A\n\nOne.\n\n".repeat(101);

    JobError error = failed(run(text, Map.of("outputs", List.of("chapters"))));

    assertThat(error.code()).isEqualTo("too_many_chapters");
    assertThat(error.message()).startsWith("The text has 101 chapters, and at most 100 are");
  }

  @Test
  void shouldSayWhyADocumentCannotBeRead() throws Exception {
    ByteArrayOutputStream book = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(book)) {
      zip.putNextEntry(new ZipEntry("META-INF/container.xml"));
      zip.putNextEntry(new ZipEntry("META-INF/rights.xml"));
    }

    JobError error = failed(TestingRun.ofUpload(JobType.TTS, Map.of(), book.toByteArray()));

    assertThat(error.code()).isEqualTo("protected_document");
    assertThat(error.message()).contains("EPUB", "without protection");
  }

  private static TestingRun run(String text, Map<String, Object> parameters) {
    return TestingRun.ofUpload(JobType.TTS, parameters, text.getBytes(StandardCharsets.UTF_8));
  }

  private JsonNode timings(TestingRun run) throws IOException {
    run.handle(pipelines);
    assertThat(run.job().error()).isEmpty();
    return JsonMapper.builder().build().readTree(run.content("timings.json"));
  }

  private JobError failed(TestingRun run) {
    run.handle(pipelines);
    return run.job().error().orElseThrow();
  }
}
