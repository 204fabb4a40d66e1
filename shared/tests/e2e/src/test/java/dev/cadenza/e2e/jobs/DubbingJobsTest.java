package dev.cadenza.e2e.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cadenza.client.model.Job;
import dev.cadenza.e2e.support.DubbingMedia;
import dev.cadenza.e2e.support.Http;
import dev.cadenza.e2e.support.Http.Answer;
import dev.cadenza.e2e.support.Platform.Person;
import dev.cadenza.media.subtitles.SubtitleFormat;
import dev.cadenza.model.JobType;
import dev.cadenza.platform.SampleUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dubbing jobs from submission to downloaded files, and edited again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DubbingJobsTest {
  private static final String[] SENTENCES = {
    "The morning train was late again.", "People stood on the platform.", "The house is big."
  };

  private final Person editor = Person.of(SampleUser.EDITOR);
  private final Http http = Http.as(SampleUser.EDITOR);

  @TempDir private Path folder;

  @AfterAll
  void leave() {
    editor.close();
  }

  @Test
  void shouldDubAFilmAndLeaveItsPicturesUntouched() throws Exception {
    DubbingMedia media = new DubbingMedia(folder);
    Path film = media.film(media.speech("speech.wav", SENTENCES), "film.mp4");

    Job job = editor.finished(dub(film, Map.of("target_language", "es")));

    Map<String, Path> files = download(job);
    assertThat(files)
        .containsOnlyKeys(
            "dubbed.mp4",
            "segments.json",
            "source.srt",
            "source.vtt",
            "target.srt",
            "target.vtt",
            "peaks.json",
            "thumbnail.jpg");
    Path dubbed = files.get("dubbed.mp4");
    assertThat(DubbingMedia.digest(dubbed, "0:v:0")).isEqualTo(DubbingMedia.digest(film, "0:v:0"));
    assertThat(DubbingMedia.digest(dubbed, "0:a:1")).isEqualTo(DubbingMedia.digest(film, "0:a:0"));
    assertThat(DubbingMedia.probe(dubbed, "a", "stream_tags=language"))
        .containsExactly("spa", "eng");
    assertThat(DubbingMedia.seconds(dubbed)).isCloseTo(DubbingMedia.seconds(film), within(0.05));
    assertPlaced(segments(files), DubbingMedia.seconds(film));
    assertThat(SubtitleFormat.SRT.read(Files.readString(files.get("target.srt")))).isNotEmpty();
    assertThat(editor.result(job).metadata())
        .containsEntry("synthetic", true)
        .containsEntry("translator", "apertium")
        .containsEntry("truncated_segments", 0);
  }

  @Test
  void shouldMakeAgainOnlyTheLineThatWasEdited() throws Exception {
    Path speech = new DubbingMedia(folder).speech("edited.wav", SENTENCES);
    Job first =
        editor.finished(dub(speech, Map.of("target_language", "es", "keep_background", false)));
    List<JsonNode> before = segments(download(first));
    assertThat(before).hasSize(3);
    assertThat(editor.result(first).logs())
        .contains("translation segments: 0 from an earlier run, 3 made")
        .contains("speech segments: 0 from an earlier run, 3 made");

    Job second =
        again(first, Map.of("segments", List.of(Map.of("index", 1, "text", "The dog is small."))));

    assertThat(editor.result(second).logs())
        .containsPattern("transcript segments: \\d+ from an earlier run, 0 made")
        .contains("translation segments: 2 from an earlier run, 1 made")
        .contains("speech segments: 2 from an earlier run, 1 made");
    List<JsonNode> edited = segments(download(second));
    assertThat(edited.get(1).path("text").asText()).isEqualTo("The dog is small.");
    assertThat(edited.get(1).path("translation").asText()).isEqualTo("El perro es pequeño.");
    assertThat(edited.get(0)).isEqualTo(before.get(0));

    Map<String, Object> translated = Map.of("index", 2, "translation", "Una casa enorme.");
    Job third = again(second, Map.of("segments", List.of(translated)));

    assertThat(editor.result(third).logs())
        .contains("translation segments: 2 from an earlier run, 0 made")
        .contains("speech segments: 2 from an earlier run, 1 made");
    List<JsonNode> both = segments(download(third));
    assertThat(both.get(1)).isEqualTo(edited.get(1));
    assertThat(both.get(2).path("translation").asText()).isEqualTo("Una casa enorme.");
  }

  @Test
  void shouldSpeakOnlyTheEditedLinesThatChanged() throws Exception {
    Path speech = new DubbingMedia(folder).speech("lines.wav", SENTENCES);
    Job first = editor.finished(dub(speech, Map.of("target_language", "es")));
    String path = "/api/jobs/" + first.id() + "/lines/";
    ArrayNode lines = (ArrayNode) http.get(path).json().path("lines");
    assertThat(lines).hasSize(3);
    double end = lines.get(2).path("end").asDouble();
    line(lines, 0).put("start", lines.get(0).path("start").asDouble() + 0.1);
    line(lines, 1).put("text", "The dog is small.").put("translation", "");
    line(lines, 2).put("gain_db", -6).put("speaker", "Ann");
    lines.addObject().put("start", end + 0.2).put("end", end + 1).put("translation", "Adiós.");
    Answer edited = http.put(path, Map.of("lines", lines), Map.of("If-Match", "\"1\""));
    assertThat(edited.status()).as(edited.body()).isEqualTo(200);

    Job second = again(first, Map.of("lines", edited.text("id")));

    assertThat(editor.result(second).logs())
        .contains("the edited lines are used")
        .doesNotContain("transcript segments")
        .contains("translation segments: 0 from an earlier run, 1 made")
        .contains("speech segments: 2 from an earlier run, 2 made");
    List<JsonNode> dubbed = segments(download(second));
    assertThat(dubbed.get(0).path("translation")).isEqualTo(lines.get(0).path("translation"));
    assertThat(dubbed.get(1).path("translation").asText()).isEqualTo("El perro es pequeño.");
    assertThat(dubbed.get(2).path("gain_db").asDouble()).isEqualTo(-6);
    assertPlaced(dubbed, DubbingMedia.seconds(speech));
    JsonNode next = http.get(path).json();
    assertThat(next.path("version").asInt()).isEqualTo(1);
    assertThat(next.at("/lines/3/fit/end").asDouble()).isGreaterThan(end);
    assertThat(next.path("speakers").toString()).isEqualTo("[\"Ann\"]");

    Map<String, Object> spoken = Map.of("index", 3, "translation", "Hasta luego.");
    Job third = again(second, Map.of("segments", List.of(spoken)));

    assertThat(editor.result(third).logs())
        .contains("the edited lines are used")
        .contains("speech segments: 3 from an earlier run, 1 made");
  }

  private static ObjectNode line(ArrayNode lines, int index) {
    return (ObjectNode) lines.get(index);
  }

  @ParameterizedTest
  @ValueSource(strings = {"wav", "mp3", "flac", "m4a"})
  void shouldDubSoundInItsOwnKindOfFile(String extension) throws Exception {
    DubbingMedia media = new DubbingMedia(folder);
    Path speech = media.speech("s.wav", SENTENCES[2]);
    Path sound = extension.equals("wav") ? speech : media.converted(speech, "s." + extension);

    Job job = editor.finished(dub(sound, Map.of("target_language", "eo")));

    Path dubbed = download(job).get("dubbed." + extension);
    assertThat(dubbed).isNotNull();
    // Decoded: the padding of an encoder's last frame is not audio.
    double before = DubbingMedia.seconds(media.converted(sound, "before.wav"));
    double after = DubbingMedia.seconds(media.converted(dubbed, "after.wav"));
    assertThat(after).isCloseTo(before, within(0.05));
    assertThat(DubbingMedia.probe(dubbed, "", "stream=codec_type")).containsExactly("audio");
  }

  @Test
  void shouldSpeakLikeTheSpeaker() throws Exception {
    String text = String.join(" ", SENTENCES);
    Path speech = new DubbingMedia(folder).speech("speaker.wav", text, text);

    Job job = editor.finished(dub(speech, Map.of("target_language", "es", "voice", "match")));

    assertThat(editor.result(job).metadata())
        .containsEntry("voice_match", "converted")
        .hasEntrySatisfying("voice", voice -> assertThat(voice.toString()).contains("/es"));
    assertPlaced(segments(download(job)), DubbingMedia.seconds(speech));
  }

  @Test
  void shouldTranslateATranscript() throws Exception {
    Path speech = new DubbingMedia(folder).speech("said.wav", SENTENCES[2]);
    Map<String, Object> parameters = Map.of("translate_to", "es");

    Job job = editor.submit(JobType.STT, parameters, "said.wav", Files.readAllBytes(speech));

    Map<String, Path> files = download(editor.finished(job));

    assertThat(files).containsKeys("translation.txt", "translation.srt", "translation.vtt");
    assertThat(Files.readString(files.get("translation.txt"))).containsIgnoringCase("casa");
    assertThat(SubtitleFormat.SRT.read(Files.readString(files.get("translation.srt"))).getFirst())
        .extracting(it -> it.start())
        .isEqualTo(
            SubtitleFormat.SRT
                .read(Files.readString(files.get("transcript.srt")))
                .getFirst()
                .start());
  }

  private Job dub(Path file, Map<String, Object> parameters) throws IOException {
    return editor.submit(
        JobType.DUBBING, parameters, file.getFileName().toString(), Files.readAllBytes(file));
  }

  private Job again(Job job, Map<String, Object> body) {
    Answer answer = http.post("/api/jobs/" + job.id() + "/retry/", body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return editor.finished(editor.client().job(job.id()));
  }

  private static void assertPlaced(List<JsonNode> segments, double total) {
    double free = 0;
    for (JsonNode segment : segments) {
      JsonNode fit = segment.path("fit");
      assertThat(fit.path("start").asDouble()).isGreaterThanOrEqualTo(free);
      assertThat(fit.path("speed").asDouble()).isBetween(0.85, 1.25);
      free = fit.path("end").asDouble();
    }
    assertThat(free).isGreaterThan(0).isLessThanOrEqualTo(total + 0.001);
  }

  private static List<JsonNode> segments(Map<String, Path> files) throws IOException {
    return Arrays.asList(
        JsonMapper.builder()
            .build()
            .readValue(files.get("segments.json").toFile(), JsonNode[].class));
  }

  private Map<String, Path> download(Job job) {
    Map<String, Path> files = new HashMap<>();
    Path into = folder.resolve(job.id() + "-" + job.attempt());
    editor
        .client()
        .download(editor.result(job), into)
        .forEach(path -> files.put(path.getFileName().toString(), path));
    return files;
  }
}
