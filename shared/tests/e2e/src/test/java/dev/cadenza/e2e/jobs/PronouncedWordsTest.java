package dev.cadenza.e2e.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.client.CadenzaClient;
import dev.cadenza.e2e.support.Http;
import dev.cadenza.e2e.support.Http.Answer;
import dev.cadenza.e2e.support.Platform;
import dev.cadenza.platform.SampleUser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The dictionaries of jobs, projects and users, and the marks of texts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PronouncedWordsTest {
  private final CadenzaClient client = Platform.shared().login(SampleUser.EDITOR);
  private final String project = client.createProject("Pronounced", "").id();
  private final Http editor = Http.as(SampleUser.EDITOR);
  private final Http admin = Http.as(SampleUser.ADMIN);
  private final List<String> settings = new ArrayList<>();

  @AfterEach
  void forget() {
    settings.forEach(id -> admin.delete("/api/settings/" + id + "/"));
    settings.forEach(id -> editor.delete("/api/settings/" + id + "/"));
    settings.clear();
  }

  @Test
  void shouldWriteTheDictionariesIntoTheJobTheOwnFirst() {
    set(admin, true, "pronunciations", List.of(entry("A", "4"), entry("D", "4")));
    String own = set(editor, false, "pronunciations", List.of(entry("A", "3"), entry("C", "3")));
    String key = "pronunciations.project." + project;
    set(editor, false, key, List.of(entry("A", "2"), entry("B", "2")));

    Answer job = submit(Map.of("text", "Hello.", "pronunciations", List.of(entry("a", "1"))));

    assertThat(job.status()).as(job.body()).isEqualTo(201);
    assertThat(said(job)).containsExactly("a=1", "B=2", "C=3", "D=4");
    editor.delete("/api/settings/" + own + "/");
    assertThat(said(editor.get("/api/jobs/" + job.text("id") + "/"))).hasSize(4);
    assertThat(said(submit(Map.of("text", "Hello.")))).containsExactly("A=2", "B=2", "D=4");
    editor.post("/api/jobs/" + job.text("id") + "/cancel/", Map.of());
  }

  @Test
  void shouldTakePhonemesForAVoiceThatSpeaksThem() {
    Answer job = submit(Map.of("text", "A [ipa: tomato | təˈmeɪtoʊ].", "voice", "espeak-ng/en-us"));

    assertThat(job.status()).as(job.body()).isEqualTo(201);
    editor.post("/api/jobs/" + job.text("id") + "/cancel/", Map.of());
    Answer refused = submit(Map.of("text", "A [ipa: tomato | təˈmeɪtoʊ].", "voice", "flite/slt"));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().at("/parameters/text/0").asText())
        .startsWith("The voice flite/slt cannot speak the phonemes of [ipa: …].")
        .contains("Choose a voice of espeak-ng");
  }

  @Test
  void shouldLeaveJobsWithoutDictionariesAsTheyAre() {
    assertThat(submit(Map.of("text", "Hello.")).json().path("parameters")).hasSize(1);
  }

  @Test
  void shouldRefuseASettingThatIsNoDictionary() {
    for (String key : List.of("pronunciations", "pronunciations.project." + project)) {
      Answer answer =
          editor.post("/api/settings/", Map.of("key", key, "value", List.of(Map.of("word", "A"))));

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.json().at("/value/0/say/0").asText()).isEqualTo("This field is required.");
    }
    String id = set(editor, false, "pronunciations", List.of(entry("A", "1")));
    Answer changed = editor.patch("/api/settings/" + id + "/", Map.of("value", "text"), Map.of());
    assertThat(changed.json().at("/value/0").asText()).isEqualTo("Expected a list of items.");
  }

  @Test
  void shouldRefuseMoreThanAJobTakes() {
    List<Object> many = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      many.add(entry("w" + i, "s"));
    }
    set(editor, false, "pronunciations", many);
    List<Object> others = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      others.add(entry("v" + i, "s"));
    }

    Answer answer = submit(Map.of("text", "Hello.", "pronunciations", others));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("detail")).contains("600 pronunciations").contains("at most 500");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[pause abc]", "[pause 20s]", "[say: SQL]"})
  void shouldNameAMarkThatIsWrong(String mark) {
    Answer answer = submit(Map.of("text", "One " + mark + " two."));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/parameters/text/0").asText())
        .contains("\"" + mark + "\" is not a valid mark.");
  }

  private Answer submit(Map<String, Object> parameters) {
    return editor.post(
        "/api/jobs/", Map.of("project", project, "job_type", "tts", "parameters", parameters));
  }

  private String set(Http who, boolean shared, String key, List<?> value) {
    Map<String, Object> setting = new LinkedHashMap<>(Map.of("key", key, "value", value));
    if (shared) {
      setting.put("user", null);
    }
    Answer answer = who.post("/api/settings/", setting);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    settings.add(answer.text("id"));
    return answer.text("id");
  }

  private static Map<String, Object> entry(String word, String say) {
    return Map.of("word", word, "say", say);
  }

  private static List<String> said(Answer job) {
    List<String> said = new ArrayList<>();
    for (JsonNode entry : job.json().at("/parameters/pronunciations")) {
      said.add(entry.path("word").asText() + "=" + entry.path("say").asText());
    }
    return said;
  }
}
