package dev.cadenza.e2e.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.util.DefaultReportImpl;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cadenza.client.ApiException;
import dev.cadenza.client.model.Job;
import dev.cadenza.client.model.JobResult;
import dev.cadenza.client.model.ResultFile;
import dev.cadenza.e2e.support.Platform.Person;
import dev.cadenza.e2e.support.Refused;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.command.Command;
import dev.cadenza.media.ffmpeg.Ffmpeg;
import dev.cadenza.media.subtitles.Cue;
import dev.cadenza.media.subtitles.SubtitleFormat;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.platform.SampleUser;
import dev.cadenza.testing.SubtitleRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Stories from a prompt to a book in the hand. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StoryJobsTest {
  private static final String PROMPT =
      "A young baker named Nora wants to win the village fair with her grandmother's lost recipe.";
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private final Person editor = Person.of(SampleUser.EDITOR);

  @TempDir private Path folder;

  @AfterAll
  void leave() {
    editor.close();
  }

  @Test
  void shouldMakeABookToHearAndToRead() throws Exception {
    Job job =
        editor.finished(
            submit(
                Map.of(
                    "prompt",
                    PROMPT,
                    "seed",
                    8,
                    "voice",
                    "flite/rms",
                    "voices",
                    Map.of("nora", "flite/slt"))));
    JobResult result = editor.result(job);
    List<Path> files = editor.client().download(result, folder.resolve(job.id()));

    assertThat(result.files())
        .extracting(ResultFile::name)
        .containsExactly(
            "story.m4b",
            "story.epub",
            "story.md",
            "story.vtt",
            "story.json",
            "cover.jpg",
            "peaks.json");
    assertThat(job.engine()).contains("storyteller");
    assertThat(result.metadata())
        .containsEntry("seed", 8)
        .containsEntry("synthetic", true)
        .extractingByKey("voices")
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("narrator", "flite/rms")
        .containsEntry("Nora", "flite/slt");
    JsonNode story = new ObjectMapper().readTree(Files.readAllBytes(files.get(4)));
    assertAudiobook(files.getFirst(), story);
    assertNoComplaints(files.get(1));
    assertReadsAlong(Files.readString(files.get(3)), story);
  }

  private static void assertAudiobook(Path book, JsonNode story) throws InterruptedException {
    Path ffmpeg = Ffmpeg.locate(System.getenv()).program();
    String seen =
        Command.of(ffmpeg, List.of("-hide_banner", "-i", book.toString()))
            .run(Cancellation.NEVER)
            .errors();

    assertThat(seen)
        .contains("Chapter #0:2", "(attached pic)", "Audio: aac", "major_brand     : M4B")
        .containsPattern("title +: \\Q" + story.get("title").asText() + "\\E")
        .containsPattern("comment +: A synthetic story");
    story
        .get("chapters")
        .forEach(
            chapter ->
                assertThat(seen)
                    .containsPattern("title +: \\Q" + chapter.get("title").asText() + "\\E"));
  }

  private static void assertNoComplaints(Path epub) {
    DefaultReportImpl report = new DefaultReportImpl(epub.toString());
    new EpubCheck(epub.toFile(), report).doValidate();

    assertThat(report.getFatalErrorCount() + report.getErrorCount() + report.getWarningCount())
        .isZero();
  }

  private static void assertReadsAlong(String vtt, JsonNode story) {
    List<Cue> cues = SubtitleFormat.VTT.read(vtt);
    StringBuilder told = new StringBuilder();
    for (JsonNode chapter : story.get("chapters")) {
      told.append(chapter.get("title").asText());
      for (JsonNode paragraph : chapter.get("paragraphs")) {
        paragraph.get("sentences").forEach(it -> told.append(it.get("text").asText()));
      }
    }

    assertThat(vtt).startsWith("WEBVTT\n").contains("<v Nora>“", "<v Narrator>");
    double seconds =
        story.at("/chapters").get(story.at("/chapters").size() - 1).get("end").asDouble();
    SubtitleRules.assertKept(vtt, SubtitleFormat.VTT, seconds);
    SubtitleRules.assertNoOrphans(cues);
    assertThat(cues.stream().map(Cue::text).collect(Collectors.joining()).replaceAll("\\s", ""))
        .isEqualTo(told.toString().replaceAll("\\s", ""));
  }

  @Test
  void shouldTellTheSameStoryForTheSameSeed() throws IOException {
    Map<String, Object> wish =
        Map.of("prompt", "A fox learns to read.", "seed", 5, "narration", "single", "seconds", 30);

    assertThat(markdown(wish)).isEqualTo(markdown(wish));
  }

  private String markdown(Map<String, Object> wish) throws IOException {
    Job job = editor.finished(submit(wish));
    return Files.readString(
        editor.client().download(editor.result(job), folder.resolve(job.id())).get(2));
  }

  @Test
  void shouldDrawASeedAndTellIt() {
    JobResult result =
        editor.result(editor.finished(submit(Map.of("prompt", "A day at sea.", "seconds", 30))));

    assertThat(result.metadata().get("seed")).isInstanceOf(Number.class);
  }

  @ParameterizedTest
  @CsvSource({
    "voice, flite/nobody, flite/slt",
    "voice, espeak-ng/de, not en",
    "language, fi, Choose one of: en"
  })
  void shouldSayWhatCannotBe(String name, String value, String text) {
    Refused.parameter(name, text, () -> submit(Map.of("prompt", PROMPT, name, value)));
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("prompt", "  "),
        Arguments.of("prompt", "x".repeat(2_001)),
        Arguments.of("length", "endless"),
        Arguments.of("seed", "seven"),
        Arguments.of("characters", Collections.nCopies(13, Map.of("name", "Ann"))));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void shouldRefuseWhatNoStoryCanBeMadeOf(String name, Object value) {
    Map<String, Object> parameters = new HashMap<>(Map.of("prompt", PROMPT));
    parameters.put(name, value);

    assertThatThrownBy(() -> submit(parameters))
        .isInstanceOfSatisfying(
            ApiException.class,
            refusal -> {
              assertThat(refusal.status()).isEqualTo(400);
              assertThat(refusal.getMessage()).contains(name);
            });
  }

  @Test
  void shouldSayThatTwoCharactersHaveOneName() {
    List<Object> twice = List.of(Map.of("name", "Ann"), Map.of("name", "ann"));

    editor.failed(submit(Map.of("prompt", PROMPT, "characters", twice)), "duplicate_character");
  }

  @Test
  void shouldStopAmidTheNarration() {
    Job job = submit(Map.of("prompt", PROMPT, "length", "long", "seed", 1));
    await()
        .atMost(TIMEOUT)
        .until(() -> editor.client().job(job.id()).step().equals(Optional.of("narrate")));

    editor.client().cancel(job.id());

    assertThat(editor.finished(job).status()).isEqualTo(JobStatus.CANCELLED);
  }

  private Job submit(Map<String, Object> parameters) {
    return editor.submit(JobType.AI_STORIES, parameters);
  }
}
