package dev.cadenza.e2e.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.e2e.support.Http;
import dev.cadenza.e2e.support.Http.Answer;
import dev.cadenza.e2e.support.Transcribed;
import dev.cadenza.platform.SampleUser;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Transcripts as documents: read, edited in versions, exported. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TranscriptsTest {
  private static final String TALK =
      """
      {"language": "en", "engine": "whisper", "duration": 4, "text": "Good morning. The bus is late.",
       "speakers": ["Speaker 1", "Speaker 2"], "segments": [
        {"speaker": "Speaker 1", "start": 0, "end": 1, "text": "Good morning.", "confidence": 0.9, "words": [
          {"word": "Good", "start": 0, "end": 0.5, "confidence": 0.9}, {"word": "morning.", "start": 0.5, "end": 1, "confidence": 0.9}]},
        {"speaker": "Speaker 2", "start": 2, "end": 4, "text": "The bus is late.", "confidence": 0.8, "words": [
          {"word": "The", "start": 2, "end": 2.5, "confidence": 0.8}, {"word": "bus", "start": 2.5, "end": 3, "confidence": 0.8},
          {"word": "is", "start": 3, "end": 3.5, "confidence": 0.8}, {"word": "late.", "start": 3.5, "end": 4, "confidence": 0.8}]}]}
      """;

  private final Http editor = Http.as(SampleUser.EDITOR);
  private String account;
  private String project;
  private String job;
  private String path;

  @BeforeAll
  void prepare() {
    account = editor.get("/api/profiles/").json().at("/results/0/id").asText();
    project = editor.post("/api/projects/", Map.of("name", "Transcripts")).text("id");
  }

  @BeforeEach
  void transcribe() {
    job = Transcribed.job(project, account, TALK);
    path = "/api/jobs/" + job + "/transcript/";
  }

  private Answer edit(Map<String, Object> body, Map<String, String> headers) {
    return editor.put(path, body, headers);
  }

  private static Map<String, Object> saying(String text) {
    return Map.of(
        "segments", List.of(Map.of("start", 2, "end", 4, "text", text, "speaker", "Eve")));
  }

  private String exported(String format) {
    Answer answer = editor.get(path + "exports/" + format + "/");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return Http.exchange(HttpRequest.newBuilder(URI.create(answer.text("url"))).build()).body();
  }

  @Test
  void shouldBeginWithWhatTheEngineRecognized() {
    Answer answer = editor.get(path);

    assertThat(answer.headers().get("etag")).isEqualTo("\"1\"");
    JsonNode transcript = answer.json();
    assertThat(transcript.path("version").asInt()).isEqualTo(1);
    assertThat(transcript.path("speakers").toString()).isEqualTo("[\"Speaker 1\",\"Speaker 2\"]");
    assertThat(transcript.at("/segments/1/words/3/word").asText()).isEqualTo("late.");
    assertThat(transcript.at("/versions/0/change").asText()).isEqualTo("recognized");
  }

  @Test
  void shouldKeepEachEditAsAVersion() {
    Answer edited = edit(saying("The train is late."), Map.of("If-Match", "\"1\""));

    assertThat(edited.status()).as(edited.body()).isEqualTo(200);
    assertThat(edited.headers().get("etag")).isEqualTo("\"2\"");
    assertThat(edited.json().at("/segments/0/words/1").toString())
        .isEqualTo("{\"word\":\"train\",\"start\":2.5,\"end\":3.0,\"confidence\":1.0}");
    assertThat(editor.get(path).json()).isEqualTo(edited.json());
    assertThat(editor.get(path + "?version=1").json().at("/segments").size()).isEqualTo(2);
    assertThat(exported("txt")).isEqualTo("Eve: The train is late.\n");
    assertThat(exported("srt")).contains("The train is late.").doesNotContain("bus");

    Answer restored = editor.post(path + "restore/", Map.of("version", 1));

    assertThat(restored.json().path("version").asInt()).isEqualTo(3);
    assertThat(restored.json().at("/segments/1/text").asText()).isEqualTo("The bus is late.");
    assertThat(restored.json().at("/versions").findValuesAsText("change"))
        .containsExactly("restored version 1", "edited", "recognized");
    assertThat(editor.get(path + "?version=2").json().at("/segments").size()).isEqualTo(1);
    assertThat(exported("txt")).contains("The bus is late.");
  }

  @Test
  void shouldReplaceATextEverywhere() {
    JsonNode replaced =
        editor.post(path + "replace/", Map.of("find", "bus", "replacement", "coach")).json();

    assertThat(replaced.path("replaced").asInt()).isEqualTo(1);
    assertThat(replaced.at("/segments/1/text").asText()).isEqualTo("The coach is late.");

    JsonNode none =
        editor.post(path + "replace/", Map.of("find", "bus", "replacement", "coach")).json();

    assertThat(none.path("replaced").asInt()).isZero();
    assertThat(none.path("version").asInt()).isEqualTo(2);
  }

  @Test
  void shouldChangeNothingForAnInvalidEdit() {
    String before = editor.get(path).body();

    assertThat(edit(Map.of("segments", List.of(Map.of("text", "a"))), Map.of()).status())
        .isEqualTo(400);
    assertThat(edit(Map.of(), Map.of()).status()).isEqualTo(400);
    assertThat(editor.post(path + "restore/", Map.of("version", 7)).body())
        .isEqualTo("{\"version\":[\"This version does not exist.\"]}");
    assertThat(editor.get(path + "?version=7").status()).isEqualTo(404);
    assertThat(editor.get(path + "exports/exe/").body()).contains("The formats are txt, srt, vtt,");
    assertThat(editor.get(path).body()).isEqualTo(before);
  }

  /** Of edits of one version at the same time, one is saved, and the others are refused. */
  @Test
  void shouldLoseNoEdit() throws Exception {
    List<Future<Integer>> answers = new ArrayList<>();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 12; i++) {
        String text = "Text " + i;
        answers.add(clients.submit(() -> edit(saying(text), Map.of("If-Match", "\"1\"")).status()));
      }
    }
    Set<Integer> statuses = new TreeSet<>();
    int saved = 0;
    for (Future<Integer> answer : answers) {
      statuses.add(answer.get());
      saved += answer.get() == 200 ? 1 : 0;
    }

    assertThat(statuses).containsExactly(200, 412);
    assertThat(saved).isEqualTo(1);
    assertThat(editor.get(path).json().path("version").asInt()).isEqualTo(2);
    assertThat(Transcribed.files().keys("results/" + job + "/1/transcript/")).hasSize(1);
  }

  @Test
  void shouldRefuseAnEditOfAnEarlierVersion() {
    assertThat(edit(saying("One."), Map.of()).status()).isEqualTo(200);

    Map<String, Object> late = new HashMap<>(saying("Two."));
    late.put("version", 1);

    assertThat(edit(late, Map.of()).status()).isEqualTo(412);
    assertThat(editor.get(path).json().at("/segments/0/text").asText()).isEqualTo("One.");
  }

  @Test
  void shouldDeleteVersionsAndExportsWithTheJob() {
    edit(saying("One."), Map.of());
    exported("docx");
    assertThat(Transcribed.files().keys("results/" + job + "/")).hasSize(3);

    assertThat(editor.delete("/api/jobs/" + job + "/").status()).isEqualTo(204);

    assertThat(Transcribed.files().keys("results/" + job + "/")).isEmpty();
    assertThat(editor.get(path).status()).isEqualTo(404);
  }

  @Test
  void shouldTakeALongTranscript() {
    List<Map<String, Object>> segments = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      segments.add(Map.of("start", 2, "end", 4, "text", "A sentence of the longest of talks " + i));
    }

    Answer answer = edit(Map.of("segments", segments), Map.of());

    assertThat(answer.status()).as(() -> answer.body().substring(0, 200)).isEqualTo(200);
    assertThat(answer.json().at("/segments/19999/text").asText()).endsWith(" 19999");
    assertThat(answer.json().at("/segments/0/words").size()).isZero();
    assertThat(exported("json")).contains("\"word\" : \"19999\"");
  }
}
