package dev.cadenza.e2e.jobs;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.client.CadenzaClient;
import dev.cadenza.e2e.support.Http;
import dev.cadenza.e2e.support.Http.Answer;
import dev.cadenza.e2e.support.Platform;
import dev.cadenza.platform.SampleUser;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no engine here can do is refused when it is submitted, in the place where it is asked. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class InfeasibleJobsTest {
  private static final Map<String, Map<String, Object>> MINIMAL =
      Map.ofEntries(
          entry("stt", Map.of()),
          entry("tts", Map.of("text", "Hello.")),
          entry("voice_cloning", Map.of("name", "Anna", "consent", true)),
          entry("dubbing", Map.of("target_language", "es")),
          entry("ai_stories", Map.of("prompt", "A baker bakes.")));

  private final CadenzaClient client = Platform.shared().login(SampleUser.EDITOR);
  private final String project = client.createProject("Infeasible", "").id();
  private final Http editor = Http.as(SampleUser.EDITOR);
  private final Http admin = Http.as(SampleUser.ADMIN);

  @AfterAll
  void leave() {
    client.close();
  }

  static Stream<Arguments> infeasible() {
    return Stream.of(
        arguments("stt", Map.of("language", "fi"), "/language/0", "Choose one of: en."),
        arguments("stt", Map.of("translate_to", "eu"), "/translate_to/0", "en→es"),
        arguments("stt", Map.of("translate_to", "en"), "/translate_to/0", "en→es"),
        arguments(
            "stt", Map.of("speakers", "auto"), "/speakers/0", "no engine for it is installed"),
        arguments("stt", Map.of("speakers", 2), "/speakers/0", "no engine for it is installed"),
        arguments("tts", Map.of("voice", "flite/nobody"), "/voice/0", "flite/slt, flite/rms"),
        arguments("tts", Map.of("voice", "polly/Joanna"), "/voice/0", "/api/voices/"),
        arguments(
            "tts",
            Map.of("voice", "cloned/01ARZ3NDEKTSV4RRFFQ69G5FAV"),
            "/voice/0",
            "Unknown voice"),
        arguments(
            "tts",
            Map.of("voice", "flite/slt", "language", "de"),
            "/voice/0",
            "speaks en-US, not de"),
        arguments("tts", Map.of("language", "tlh"), "/language/0", "Choose one of: "),
        arguments("tts", Map.of("voice", "flite/slt", "language", "tlh"), "/language/0", "\"tlh\""),
        arguments(
            "tts",
            Map.of("language", "de", "engine", "flite"),
            "/language/0",
            "No voice of flite speaks \"de\". Choose one of: en."),
        arguments(
            "tts",
            Map.of("voices", Map.of("anna", "flite/slt", "ben", "flite/nobody")),
            "/voices/ben/0",
            "flite/nobody"),
        arguments("voice_cloning", Map.of("language", "tlh"), "/language/0", "Choose one of: "),
        arguments(
            "dubbing",
            Map.of("target_language", "eu"),
            "/target_language/0",
            "No engine is available to translate en→eu. Choose one of: en→bs"),
        arguments("dubbing", Map.of("target_language", "is"), "/target_language/0", "en→es"),
        arguments("dubbing", Map.of("target_language", "mk"), "/target_language/0", "en→es"),
        arguments(
            "dubbing", Map.of("source_language", "fi"), "/source_language/0", "Choose one of: en."),
        arguments(
            "dubbing",
            Map.of("source_language", "und"),
            "/source_language/0",
            "pocketsphinx does not detect the language of a recording. Choose one of: en."),
        arguments("dubbing", Map.of("voice", "flite/rms"), "/voice/0", "not es"),
        arguments("dubbing", Map.of("voice", "espeak-ng/nobody"), "/voice/0", "espeak-ng/"),
        arguments("ai_stories", Map.of("language", "fi"), "/language/0", "Choose one of: en."),
        arguments("ai_stories", Map.of("voice", "espeak-ng/de"), "/voice/0", "not en"),
        arguments(
            "ai_stories",
            Map.of("voices", Map.of("ann", "flite/nobody")),
            "/voices/ann/0",
            "flite/nobody"));
  }

  @ParameterizedTest
  @MethodSource("infeasible")
  void shouldBeRefusedAtSubmission(
      String type, Map<String, Object> parameters, String place, String text) {
    long before = count();

    Answer answer = submit(editor, type, parameters);

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(fields(answer.json())).as(answer.body()).containsExactly("parameters");
    assertThat(fields(answer.json().path("parameters"))).as(answer.body()).hasSize(1);
    assertThat(answer.json().at("/parameters" + place).asText()).contains(text);
    assertThat(count()).isEqualTo(before);
  }

  @Test
  void shouldTellAllThatIsWrongAtOnce() {
    Answer answer =
        submit(editor, "dubbing", Map.of("target_language", "mk", "voice", "flite/nobody"));

    assertThat(fields(answer.json().path("parameters")))
        .containsExactly("target_language", "voice");
  }

  @ParameterizedTest
  @CsvSource({
    "stt, language, EN, en",
    "stt, language, en_gb, en-GB",
    "stt, translate_to, ES-mx, es-MX",
    "tts, language, pt_BR, pt-BR",
    "tts, language, ZH_hans_cn, zh-Hans-CN",
    "voice_cloning, language, EN-us, en-US",
    "dubbing, target_language, es_MX, es-MX",
    "dubbing, source_language, En, en",
    "ai_stories, language, EN_GB, en-GB"
  })
  void shouldTakeLanguagesHoweverTheyAreWritten(
      String type, String parameter, String given, String kept) {
    Answer answer = submit(editor, type, Map.of(parameter, given));

    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    assertThat(answer.json().path("parameters").path(parameter).asText()).isEqualTo(kept);
    editor.delete("/api/jobs/" + answer.text("id") + "/");
  }

  /**
   * As with the voices, so with the lists: what is in them is taken, by every one of their names.
   */
  @ParameterizedTest
  @ValueSource(strings = {"flite", "espeak-ng"})
  void shouldAgreeWithTheListOfVoices(String engine) {
    JsonNode voices =
        editor.get("/api/voices/?page_size=3&engine=" + engine).json().path("results");
    assertThat(voices).isNotEmpty();
    for (JsonNode voice : voices) {
      Map<String, Object> parameters =
          Map.of("voice", voice.path("id").asText(), "language", voice.path("language").asText());
      Answer answer = submit(editor, "tts", parameters);
      assertThat(answer.status()).as(answer.body()).isEqualTo(201);
      editor.delete("/api/jobs/" + answer.text("id") + "/");
    }
  }

  @Test
  void shouldBeRefusedWhenAJobIsChangedOrTriedAgain() {
    String id = submit(editor, "tts", Map.of("voice", "flite/slt")).text("id");
    String path = "/api/jobs/" + id + "/";
    editor.post(path + "cancel/", Map.of());
    Map<String, Object> wrong = parameters("tts", Map.of("voice", "flite/nobody"));

    for (Http who : new Http[] {editor, admin}) {
      Answer changed = who.patch(path, Map.of("parameters", wrong), Map.of());
      assertThat(changed.status()).isEqualTo(400);
      assertThat(changed.json().at("/parameters/voice/0").asText()).contains("flite/slt");
      Answer again = who.post(path + "retry/", Map.of("parameters", wrong));
      assertThat(again.status()).isEqualTo(400);
      assertThat(again.json().at("/parameters/voice/0").asText()).contains("flite/slt");
    }
    JsonNode job = editor.get(path).json();
    assertThat(job.at("/parameters/voice").asText()).isEqualTo("flite/slt");
    assertThat(job.path("attempt").asInt()).isEqualTo(1);
    editor.delete(path);
  }

  private Answer submit(Http who, String type, Map<String, Object> more) {
    Map<String, Object> job =
        new HashMap<>(
            Map.of("project", project, "job_type", type, "parameters", parameters(type, more)));
    if (!type.equals("tts") && !type.equals("ai_stories")) {
      job.put("input_file", client.upload("nothing.wav", new byte[100]).id());
    }
    return who.post("/api/jobs/", job);
  }

  private static Map<String, Object> parameters(String type, Map<String, Object> more) {
    Map<String, Object> parameters = new HashMap<>(MINIMAL.get(type));
    parameters.putAll(more);
    return parameters;
  }

  private long count() {
    return editor.get("/api/jobs/?page_size=1").json().path("count").asLong();
  }

  private static Stream<String> fields(JsonNode node) {
    Iterable<String> names = node::fieldNames;
    return StreamSupport.stream(names.spliterator(), false);
  }
}
