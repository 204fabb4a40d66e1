package dev.cadenza.e2e.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.e2e.support.Http;
import dev.cadenza.e2e.support.Http.Answer;
import dev.cadenza.e2e.support.Transcribed;
import dev.cadenza.platform.SampleUser;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The lines of dubs as documents: read, edited in versions and as files, exported. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LinesTest {
  private static final String SEGMENTS =
      """
      [{"index": 0, "start": 1, "end": 3, "speaker": "Ann", "text": "Good morning.", "translation": "Buenos días.",
        "fit": {"start": 1, "end": 2.5, "speed": 1, "natural_seconds": 1.5, "later_by": 0, "truncated": false, "voice": "espeak-ng/es"}},
       {"index": 1, "start": 4, "end": 6, "speaker": "Bob", "text": "The bus is late.", "translation": "El bus llega tarde."}]
      """;

  private final Http editor = Http.as(SampleUser.EDITOR);
  private final SchemaDocument schema = SchemaDocument.fetch();
  private String account;
  private String project;
  private String job;
  private String path;

  @BeforeAll
  void prepare() {
    account = editor.get("/api/profiles/").json().at("/results/0/id").asText();
    project = editor.post("/api/projects/", Map.of("name", "Lines")).text("id");
  }

  @BeforeEach
  void dub() {
    job = Transcribed.dub(project, account, SEGMENTS);
    path = "/api/jobs/" + job + "/lines/";
  }

  private Answer put(Object... lines) {
    return editor.put(path, Map.of("lines", List.of(lines)), Map.of());
  }

  private Answer send(String query, String type, String content, String... header) {
    Map<String, String> headers = new java.util.HashMap<>(Map.of("Content-Type", type));
    for (int i = 0; i < header.length; i += 2) {
      headers.put(header[i], header[i + 1]);
    }
    return editor.send("PUT", path + query, BodyPublishers.ofString(content), headers);
  }

  private String exported(String format) {
    Answer answer = editor.get(path + "exports/" + format);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return Http.exchange(HttpRequest.newBuilder(URI.create(answer.text("url"))).build()).body();
  }

  @Test
  void shouldBeginWithWhatWasDubbed() {
    Answer answer = editor.get(path);

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().get("etag")).isEqualTo("\"1\"");
    JsonNode lines = answer.json();
    assertThat(lines.path("id").isNull()).isTrue();
    assertThat(lines.path("target_language").asText()).isEqualTo("es");
    assertThat(lines.path("speakers").toString()).isEqualTo("[\"Ann\",\"Bob\"]");
    assertThat(lines.at("/lines/0/fit/end").asDouble()).isEqualTo(2.5);
    assertThat(lines.at("/lines/0/fit/voice").asText()).isEqualTo("espeak-ng/es");
    assertThat(lines.at("/lines/1/translation").asText()).isEqualTo("El bus llega tarde.");
    assertThat(lines.at("/versions/0/change").asText()).isEqualTo("dubbed");
    var operation = schema.operation("GET", "/api/jobs/{id}/lines/").orElseThrow();
    assertThat(schema.faults(operation, 200, answer.body())).isEmpty();
  }

  @Test
  void shouldSplitJoinMoveAndAddLines() {
    Answer answer =
        put(
            Map.of("start", 7, "end", 8, "text", "It is cold.", "speed", 1.2, "gain_db", -3),
            Map.of("start", 1, "end", 3, "text", "Good morning.", "translation", "Buenos días."),
            Map.of("start", 4.5, "end", 5, "translation", "El bus.", "voice", "flite/slt"));

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    JsonNode lines = answer.json().path("lines");
    // In the order of their starts, and only unchanged lines are still fitted.
    assertThat(lines.findValuesAsText("translation"))
        .containsExactly("Buenos días.", "El bus.", "");
    assertThat(lines.at("/0/fit/end").asDouble()).isEqualTo(2.5);
    assertThat(lines.at("/1/fit").isMissingNode()).isTrue();
    assertThat(lines.at("/2/gain_db").asDouble()).isEqualTo(-3);
    assertThat(answer.json().path("id").asText()).startsWith("1/2-");
    assertThat(editor.get(path).json()).isEqualTo(answer.json());

    Answer restored = editor.post(path + "restore/", Map.of("version", 1));

    assertThat(restored.json().path("version").asInt()).isEqualTo(3);
    assertThat(restored.json().at("/lines/1/speaker").asText()).isEqualTo("Bob");
    assertThat(editor.get(path + "?version=2").json().path("lines").size()).isEqualTo(3);
  }

  @Test
  void shouldTakeItsOwnFiles() {
    String before = editor.get(path).json().path("lines").toString();
    for (String format : List.of("csv/", "srt/", "vtt/", "srt/?text=source")) {
      String type =
          format.startsWith("csv")
              ? "text/csv; charset=utf-8"
              : format.startsWith("srt") ? "application/x-subrip" : "text/vtt";
      String query = format.contains("?") ? "?text=source" : "";

      Answer answer = send(query, type, exported(format));

      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      assertThat(answer.json().path("lines").toString()).as(format).isEqualTo(before);
      assertThat(answer.json().path("version").asInt()).as("nothing changed").isEqualTo(1);
    }

    Answer edited =
        send(
            "?text=source",
            "application/x-subrip",
            exported("srt/?text=source").replace("late", "red"));

    assertThat(edited.json().at("/lines/1/text").asText()).isEqualTo("The bus is red.");
    assertThat(edited.json().at("/lines/1/translation").asText()).isEmpty();
    assertThat(edited.json().at("/lines/0/translation").asText()).isEqualTo("Buenos días.");
  }

  @Test
  void shouldChangeNothingForAnInvalidEdit() {
    String before = editor.get(path).body();

    assertThat(put(Map.of("start", 1, "end", 11, "text", "a")).body())
        .isEqualTo(
            "{\"lines\":{\"0\":{\"end\":[\"Ensure this value is from 0 to 10.0, in seconds.\"]}}}");
    assertThat(put(Map.of("start", 1, "end", 2)).body()).contains("Give a text, a translation");
    assertThat(put(Map.of("start", 1, "end", 2, "text", "a", "voice", "Bob", "speed", 9)).body())
        .contains("\"voice\":[")
        .contains("\"speed\":[");
    assertThat(put().status()).isEqualTo(400);
    assertThat(send("", "application/x-subrip", "1\n00:00:01,000 -> 00:00:02,000\nHola\n").body())
        .contains("Line 1: expected times such as 00:00:01,000 --> 00:00:02,500");
    assertThat(send("", "text/csv", "begin,text\n1,a\n").body())
        .contains("The first row must name");
    assertThat(send("", "text/csv", "start,end,text\nx,2,a\n").body())
        .contains("\"0\":{\"start\":[\"A valid number is required.\"]}");
    assertThat(send("", "text/csv", "start,end,text\n1,2,\"a\n").body()).contains("quotation mark");
    assertThat(send("?text=both", "text/csv", "a").status()).isEqualTo(400);
    assertThat(send("", "text/plain", "a").status()).isEqualTo(415);
    assertThat(send("", "text/csv", exported("csv/"), "If-Match", "\"7\"").status()).isEqualTo(412);
    assertThat(editor.get(path + "exports/exe/").body()).contains("The formats are srt, vtt, csv,");
    assertThat(editor.get(path).body()).isEqualTo(before);
  }
}
