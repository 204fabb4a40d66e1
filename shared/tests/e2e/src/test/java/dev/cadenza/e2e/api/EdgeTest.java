package dev.cadenza.e2e.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.e2e.support.Http;
import dev.cadenza.e2e.support.Http.Answer;
import dev.cadenza.e2e.support.Platform;
import dev.cadenza.platform.SampleUser;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the API takes and refuses before it looks at what is asked for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EdgeTest {
  /** All that some writer of subtitles, pages or queries might take for its own. */
  private static final String HARMLESS =
      "AT&T <x> --> 3 < 4 & \"q\" 'a' {\\b1} %20 \u0001\u001b\u007f\ufffe\uffff \ud83d\ude00 a\u0301";

  private final Http editor = Http.as(SampleUser.EDITOR);
  private final Http other = Http.as(SampleUser.OTHER_EDITOR);
  private final Http admin = Http.as(SampleUser.ADMIN);
  private String project;
  private String setting;
  private String job;
  private String profile;

  @BeforeAll
  void make() {
    project = made(editor, "/api/projects/", Map.of("name", "Edge"));
    setting = made(editor, "/api/settings/", Map.of("key", "edge", "value", 1));
    Map<String, Object> parameters = Map.of("text", "Edge.");
    job =
        made(
            editor,
            "/api/jobs/",
            Map.of("project", project, "job_type", "tts", "parameters", parameters));
    editor.post("/api/jobs/" + job + "/cancel/", Map.of());
    profile =
        made(
            admin,
            "/api/profiles/",
            Map.of("username", "edge", "email", "edge@example.com", "password", "long-enough"));
  }

  private static String made(Http who, String path, Map<String, Object> body) {
    Answer answer = who.post(path, body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.text("id");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          POST  | /api/projects/            | {"name": "a%s"}                                                | /name/0
          POST  | /api/projects/            | {"name": "a", "description": "%sb"}                            | /description/0
          PATCH | /api/projects/{project}/  | {"name": "%s"}                                                 | /name/0
          POST  | /api/settings/            | {"key": "k%s", "value": 1}                                     | /key/0
          POST  | /api/settings/            | {"key": "k", "value": "%s"}                                    | /value/0
          POST  | /api/settings/            | {"key": "k", "value": {"a": [1, {"b": "x%s"}]}}                | /value/a/1/b/0
          PATCH | /api/settings/{setting}/  | {"value": ["%s"]}                                              | /value/0/0
          POST  | /api/profiles/            | {"username": "a%s", "email": "a@b.cd", "password": "12345678"} | /username/0
          PATCH | /api/profiles/{profile}/  | {"email": "a%s@b.cd"}                                          | /email/0
          POST  | /api/uploads/             | {"file_name": "a%s.wav", "content_type": "audio/wav", "size": 1} | /file_name/0
          POST  | /api/jobs/                | {"project": "a%s", "job_type": "tts", "parameters": {"text": "a"}} | /project/0
          POST  | /api/jobs/                | {"project": "{project}", "job_type": "tts%s", "parameters": {"text": "a"}} | /job_type/0
          POST  | /api/jobs/                | {"project": "{project}", "job_type": "tts", "parameters": {"text": "a%sb"}} | /parameters/text/0
          POST  | /api/jobs/                | {"project": "{project}", "job_type": "tts", "parameters": {"text": "a", "mine": {"x": ["%s"]}}} | /parameters/mine/x/0/0
          POST  | /api/jobs/                | {"project": "{project}", "job_type": "ai_stories", "parameters": {"prompt": "a", "characters": [{"name": "Ann"}, {"name": "%s"}]}} | /parameters/characters/1/name/0
          PUT   | /api/jobs/{job}/          | {"project": "{project}", "job_type": "tts", "parameters": {"text": "%s"}} | /parameters/text/0
          POST  | /api/jobs/{job}/retry/    | {"parameters": {"text": "%s"}}                                 | /parameters/text/0
          POST  | /api/jobs/{job}/retry/    | {"segments": [{"index": 0, "text": "a%s"}]}                    | /segments/0/text/0
          POST  | /api/token/               | {"username": "a%s", "password": "b"}                           | /username/0
          """)
  void shouldRefuseWhatIsNoText(String method, String path, String body, String place) {
    for (String escape : new String[] {"\\ud800", "\\udc00", "\\udc00\\ud800", "\\u0000"}) {
      Http who = path.contains("profiles") ? admin : editor;
      Answer answer =
          who.send(
              method,
              filled(path),
              BodyPublishers.ofString(filled(body).replace("%s", escape)),
              Map.of());

      assertThat(answer.status()).as(answer.body()).isEqualTo(400);
      assertThat(answer.json().at(place).asText())
          .as(answer.body())
          .startsWith(
              escape.equals("\\u0000")
                  ? "Null characters are not allowed."
                  : "This text is not valid Unicode");
    }
  }

  /**
   * Names of a client's own are texts, too; half of a pair in one is not even JSON to the reader.
   */
  @ParameterizedTest
  @ValueSource(strings = {"\\ud800", "\\u0000"})
  void shouldRefuseNamesThatAreNoText(String escape) {
    String body = "{\"key\": \"names\", \"value\": {\"a%s\": 1}}".replace("%s", escape);

    Answer answer = editor.send("POST", "/api/settings/", BodyPublishers.ofString(body), Map.of());

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
  }

  private String filled(String text) {
    return text.replace("{project}", project)
        .replace("{setting}", setting)
        .replace("{profile}", profile)
        .replace("{job}", job);
  }

  @Test
  void shouldGiveAllOtherTextsBackAsTheyCame() {
    Map<String, Object> value = Map.of("name", HARMLESS, HARMLESS, HARMLESS);
    String made = made(editor, "/api/projects/", Map.of("name", HARMLESS, "description", HARMLESS));
    Answer read = editor.get("/api/projects/" + made + "/");
    assertThat(read.text("name")).isEqualTo(HARMLESS);
    assertThat(read.text("description")).isEqualTo(HARMLESS);
    // Escaped no further than JSON asks for.
    assertThat(read.body()).contains("AT&T <x> --> 3 < 4 & \\\"q\\\" 'a' {\\\\b1} %20");

    String kept = made(editor, "/api/settings/", Map.of("key", HARMLESS, "value", value));
    Answer setting = editor.get("/api/settings/" + kept + "/");
    assertThat(setting.text("key")).isEqualTo(HARMLESS);
    assertThat(setting.json().path("value").path(HARMLESS).asText()).isEqualTo(HARMLESS);

    Map<String, Object> parameters = Map.of("text", HARMLESS, "mine", value);
    String spoken =
        made(
            editor,
            "/api/jobs/",
            Map.of("project", project, "job_type", "tts", "parameters", parameters));
    Answer job = editor.get("/api/jobs/" + spoken + "/");
    assertThat(job.json().at("/parameters/text").asText()).isEqualTo(HARMLESS);
    assertThat(job.json().path("parameters").path("mine").path(HARMLESS).asText())
        .isEqualTo(HARMLESS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          PATCH  | /api/settings/{setting}/          | {"key": ""}
          PUT    | /api/settings/{setting}/          | {}
          PATCH  | /api/settings/{setting}/          | {"value": 2}
          PATCH  | /api/settings/{setting}/          | not JSON
          DELETE | /api/settings/{setting}/          | {}
          PATCH  | /api/projects/{project}/          | {"name": ""}
          PUT    | /api/projects/{project}/          | {}
          DELETE | /api/projects/{project}/          | {}
          PATCH  | /api/jobs/{job}/                  | {"parameters": []}
          PUT    | /api/jobs/{job}/                  | {}
          POST   | /api/jobs/{job}/retry/            | {"parameters": {"text": ""}}
          POST   | /api/jobs/{job}/cancel/           | {}
          DELETE | /api/jobs/{job}/                  | {}
          PATCH  | /api/profiles/{profile}/          | {"email": "none"}
          PUT    | /api/profiles/{profile}/          | {"role": "king"}
          POST   | /api/profiles/{profile}/password/ | {"new_password": "short"}
          DELETE | /api/profiles/{profile}/          | {}
          """)
  void shouldLookAtThePreconditionBeforeTheContent(String method, String path, String body) {
    Http who = path.contains("profiles") ? admin : editor;
    Map<String, String> stale = Map.of("If-Match", "\"999\"");

    Answer answer = who.send(method, filled(path), BodyPublishers.ofString(body), stale);

    assertThat(answer.status()).as(answer.body()).isEqualTo(412);
    String thing = filled(path).replaceAll("(retry|cancel|password)/$", "");
    assertThat(who.get(thing).status()).isEqualTo(200);
  }

  /** What is known without the content comes before the precondition (RFC 9110, 13.2.1). */
  @Test
  void shouldLookAtThePreconditionAfterWhatIsKnownWithoutTheContent() {
    Map<String, String> stale = Map.of("If-Match", "\"999\"");
    Map<String, Object> body = Map.of("value", 2);

    assertThat(other.patch("/api/settings/" + setting + "/", body, stale).status()).isEqualTo(404);
    assertThat(Http.anonymous().patch("/api/settings/" + setting + "/", body, stale).status())
        .isEqualTo(401);
    Map<String, String> xml = Map.of("If-Match", "\"999\"", "Content-Type", "application/xml");
    assertThat(
            editor
                .send(
                    "PATCH", "/api/settings/" + setting + "/", BodyPublishers.ofString("<a/>"), xml)
                .status())
        .isEqualTo(415);
  }

  @Test
  void shouldTellATakenKeyFromAnOldVersion() {
    String taken = made(editor, "/api/settings/", Map.of("key", "taken", "value", 1));
    Answer second = editor.post("/api/settings/", Map.of("key", "second", "value", 1));
    String path = "/api/settings/" + second.text("id") + "/";
    Map<String, String> fresh = Map.of("If-Match", second.headers().get("ETag"));

    Answer refused = editor.patch(path, Map.of("key", "taken"), fresh);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().at("/non_field_errors/0").asText()).contains("unique set");
    assertThat(editor.patch(path, Map.of("key", "third"), fresh).status()).isEqualTo(200);
    assertThat(editor.patch(path, Map.of("key", "taken"), fresh).status()).isEqualTo(412);
    assertThat(editor.get("/api/settings/" + taken + "/").text("key")).isEqualTo("taken");
  }

  /** Another person's is answered as what does not exist, to the letter. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /api/job-results/ {'job': '{id}'}",
        "GET /api/job-results/?job={id} {}",
        "GET /api/job-results/{id}/ {}",
        "PUT /api/job-results/{id}/ {'job': '{id}'}",
        "DELETE /api/job-results/{id}/ {}",
        "GET /api/jobs/{id}/ {}",
        "GET /api/jobs/{id}/events/ {}",
        "POST /api/jobs/{id}/cancel/ {}",
        "POST /api/jobs/{id}/retry/ {}",
        "GET /api/jobs/?project={project} {}",
        "GET /api/jobs/?project={project}&search=a {}",
        "POST /api/jobs/ {'project': '{project}', 'job_type': 'tts', 'parameters': {'text': 'a'}}",
        "POST /api/jobs/ {'project': '{own}', 'job_type': 'stt', 'input_file': '{upload}'}",
        "PATCH /api/jobs/{job}/ {'project': '{project}'}",
        "GET /api/uploads/{upload}/ {}",
        "POST /api/uploads/{upload}/complete/ {}",
        "PATCH /api/settings/{setting}/ {'value': 1}",
        "POST /api/settings/ {'user': '{user}', 'key': '', 'value': 1}",
        "GET /api/profiles/{user}/ {}",
        "POST /api/profiles/{user}/password/ {'new_password': 'long-enough'}"
      })
  void shouldNotTellThatAnotherPersonsThingExists(String request) {
    Map<String, String> theirs =
        Map.of(
            "{id}", finished(),
            "{project}", project,
            "{upload}", upload(),
            "{setting}", setting,
            "{user}", editor.get("/api/projects/" + project + "/").text("owner"));
    String own = made(other, "/api/projects/", Map.of("name", "Own"));
    Map<String, Object> mine =
        Map.of("project", own, "job_type", "tts", "parameters", Map.of("text", "Mine."));
    String ownJob = made(other, "/api/jobs/", mine);
    String template = request.replace("{own}", own).replace("{job}", ownJob);

    String about = template;
    String missing = template;
    for (Map.Entry<String, String> it : theirs.entrySet()) {
      about = about.replace(it.getKey(), it.getValue());
      missing = missing.replace(it.getKey(), "01ARZ3NDEKTSV4RRFFQ69G5FAV");
    }
    Answer answer = sent(about);
    Answer asMissing = sent(missing);

    assertThat(answer.status()).as(answer.body()).isEqualTo(asMissing.status());
    String body = answer.body();
    for (String id : theirs.values()) {
      body = body.replace(id, "01ARZ3NDEKTSV4RRFFQ69G5FAV");
    }
    assertThat(body).isEqualTo(asMissing.body());
  }

  private Answer sent(String request) {
    String[] parts = request.split(" ", 3);
    return other.send(
        parts[0], parts[1], BodyPublishers.ofString(parts[2].replace('\'', '"')), Map.of());
  }

  private String finished;

  /** A job of the editor's with a result. */
  private String finished() {
    if (finished == null) {
      try (Platform.Person person = Platform.Person.of(SampleUser.EDITOR)) {
        finished = person.finished(person.speak(Map.of("text", "Done."))).id();
      }
    }
    return finished;
  }

  private String upload() {
    return made(
        editor,
        "/api/uploads/",
        Map.of("file_name", "a.wav", "content_type", "audio/wav", "size", 3));
  }
}
