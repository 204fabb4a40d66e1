package dev.cadenza.e2e.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.aws.AwsClients;
import dev.cadenza.aws.Environment;
import dev.cadenza.aws.dynamodb.DynamoJobs;
import dev.cadenza.client.CadenzaClient;
import dev.cadenza.client.model.Job;
import dev.cadenza.e2e.support.Http;
import dev.cadenza.e2e.support.Http.Answer;
import dev.cadenza.e2e.support.Platform;
import dev.cadenza.e2e.support.Platform.Person;
import dev.cadenza.e2e.support.Refused;
import dev.cadenza.e2e.support.Socket;
import dev.cadenza.e2e.support.Transcribed;
import dev.cadenza.local.iam.Permission;
import dev.cadenza.platform.SampleUser;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * No policy allows more than its function does. That none allows less shows in every other test:
 * the local cloud refuses what is not allowed.
 */
final class PermissionsTest {
  /** Functions that this test takes through all that they do. */
  private static final Set<String> WALKED =
      Set.of(
          "AuthFunction",
          "AuthorizerFunction",
          "DashboardFunction",
          "JobResultsFunction",
          "JobsFunction",
          "ProfilesFunction",
          "ProjectsFunction",
          "SettingsFunction",
          "TranscriptsFunction");

  private static final String TRANSCRIPT =
      """
      {"language": "en", "engine": "whisper", "duration": 1, "segments": [{"start": 0, "end": 1, "text": "one",
        "confidence": 0.9, "words": [{"word": "one", "start": 0, "end": 1, "confidence": 0.9}]}]}
      """;

  private static final Set<String> RARE =
      Set.of("execute-api:ManageConnections", "s3:DeleteObject", "sqs:SendMessage");

  private final Http admin = Http.as(SampleUser.ADMIN);
  private final Http editor = Http.as(SampleUser.EDITOR);

  @Test
  void shouldGrantNothingThatIsNotUsed() {
    comeAndGo();
    keepProfiles();
    keepSettings();
    runJobs();
    takeLargeFiles();
    keepProjects();
    editTranscripts();
    lookAtEverything();

    Map<String, Set<Permission>> unused =
        new HashMap<>(Platform.shared().cloud().unusedPermissions());
    unused.keySet().retainAll(WALKED);
    unused.replaceAll((_, permissions) -> withoutRare(permissions));
    unused.values().removeIf(Set::isEmpty);
    assertThat(unused).isEmpty();
  }

  /**
   * What is seldom done, and seen in other tests: files that go with what they belong to, listeners
   * who left without a word, and a queue for each type of job.
   */
  private static Set<Permission> withoutRare(Set<Permission> permissions) {
    return permissions.stream()
        .filter(permission -> !RARE.contains(permission.action()))
        .filter(permission -> !permission.resource().endsWith("/ConnectionsTable"))
        .collect(Collectors.toSet());
  }

  private void editTranscripts() {
    String account = editor.get("/api/profiles/").json().at("/results/0/id").asText();
    String project =
        editor
            .post("/api/projects/", Map.of("name", "Transcripts"), once("transcripts"))
            .text("id");
    String path = "/api/jobs/" + Transcribed.job(project, account, TRANSCRIPT) + "/transcript/";
    Map<String, Object> replacement = Map.of("find", "one", "replacement", "two");
    assertThat(editor.post(path + "replace/", replacement).status()).isEqualTo(200);
    assertThat(editor.get(path + "exports/srt/").status()).isEqualTo(200);
    String lines = "[{\"start\": 0, \"end\": 1, \"text\": \"one\", \"translation\": \"uno\"}]";
    String dub = "/api/jobs/" + Transcribed.dub(project, account, lines) + "/lines/";
    assertThat(editor.get(dub + "exports/csv/").status()).isEqualTo(200);
    assertThat(editor.get("/api/jobs/?search=two").json().path("count").asInt()).isEqualTo(1);
    share("/api/projects/" + project + "/members/", path);
  }

  private void share(String members, String transcript) {
    Http member = Http.as(SampleUser.OTHER_EDITOR);
    Map<String, String> added = Map.of("username", SampleUser.OTHER_EDITOR.username());
    String path = members + editor.post(members, added, once("member")).text("user") + "/";
    assertThat(editor.patch(path, Map.of("role", "viewer"), Map.of()).status()).isEqualTo(200);
    assertThat(member.get(members).status()).isEqualTo(200);
    assertThat(member.get("/api/projects/").status()).isEqualTo(200);
    assertThat(member.get(transcript).status()).isEqualTo(200);
    String result = transcript.replace("/jobs/", "/job-results/").replace("transcript/", "");
    assertThat(member.get(result).status()).isEqualTo(200);
    try (Socket socket = Socket.open("/jobs/", member)) {
      assertThat(editor.delete(path).status()).isEqualTo(204);
      socket.awaitClosed();
    }
  }

  private static Map<String, String> once(String thing) {
    return Map.of("Idempotency-Key", "permissions-" + thing);
  }

  private static void comeAndGo() {
    Http nobody = Http.anonymous();
    Map<String, String> wrong = Map.of("username", "viewer2", "password", "guess");
    assertThat(nobody.post("/api/token/", wrong).status()).isEqualTo(401);
    Answer login =
        nobody.post("/api/token/", Map.of("username", "viewer2", "password", "viewer123"));
    Answer fresh = nobody.post("/api/token/refresh/", Map.of("refresh", login.text("refresh")));
    assertThat(
            nobody.post("/api/token/blacklist/", Map.of("refresh", fresh.text("refresh"))).status())
        .isEqualTo(200);
  }

  private void keepProfiles() {
    Answer profile =
        admin.post(
            "/api/profiles/",
            Map.of("username", "guest", "email", "guest@example.com", "password", "long-enough"),
            once("profile"));
    String path = "/api/profiles/" + profile.text("id") + "/";
    assertThat(admin.patch(path, Map.of("username", "visitor"), Map.of()).status()).isEqualTo(200);
    Http visitor = Http.as("visitor", "long-enough");
    Map<String, String> wrong = Map.of("current_password", "guess", "new_password", "long-enough");
    assertThat(visitor.post(path + "password/", wrong).status()).isEqualTo(400);
    try (Socket socket = Socket.open("/jobs/", visitor)) {
      assertThat(admin.delete(path).status()).isEqualTo(204);
      socket.awaitClosed();
    }
  }

  private void keepSettings() {
    Answer setting =
        editor.post("/api/settings/", Map.of("key", "theme", "value", "dark"), once("setting"));
    String path = "/api/settings/" + setting.text("id") + "/";
    assertThat(editor.patch(path, Map.of("key", "colours"), Map.of()).status()).isEqualTo(200);
    assertThat(editor.get("/api/settings/").status()).isEqualTo(200);
    assertThat(editor.delete(path).status()).isEqualTo(204);
  }

  private void runJobs() {
    try (Person person = Person.of(SampleUser.EDITOR)) {
      Job spoken = person.finished(person.speak(Map.of("text", "Nothing is too small.")));
      byte[] tone = new byte[] {1, 2, 3};
      Job broken = person.finished(person.transcribe("a.wav", tone));
      assertThat(editor.get("/api/jobs/" + spoken.id() + "/events/").status()).isEqualTo(200);
      assertThat(editor.get("/api/job-results/" + spoken.id() + "/").status()).isEqualTo(200);
      assertThat(editor.get("/api/jobs/?project=" + person.project()).status()).isEqualTo(200);
      Map<String, Object> gone = Map.of("text", "Hello.", "voice", "cloned/" + spoken.id());
      Refused.parameter("voice", "Unknown voice", () -> person.speak(gone));
      Map<String, String> once = once("job");
      Map<String, Object> job =
          Map.of(
              "project",
              person.project(),
              "job_type",
              "tts",
              "parameters",
              Map.of("text", "Once. ".repeat(4_000)));
      Answer first = editor.post("/api/jobs/", job, once);
      assertThat(editor.post("/api/jobs/", job, once).text("id")).isEqualTo(first.text("id"));
      for (String id : new String[] {first.text("id"), broken.id(), spoken.id()}) {
        editor.post("/api/jobs/" + id + "/cancel/", Map.of());
        assertThat(editor.delete("/api/jobs/" + id + "/").status()).isEqualTo(204);
      }
    }
  }

  private void takeLargeFiles() {
    Answer upload =
        editor.post(
            "/api/uploads/",
            Map.of("file_name", "a.mp4", "content_type", "video/mp4", "size", 130L << 20));
    assertThat(editor.get("/api/uploads/" + upload.text("id") + "/").status()).isEqualTo(200);
  }

  private void keepProjects() {
    Map<String, String> once = once("project");
    Answer project = editor.post("/api/projects/", Map.of("name", "Once"), once);
    assertThat(editor.post("/api/projects/", Map.of("name", "Once"), once).text("id"))
        .isEqualTo(project.text("id"));
    String path = "/api/projects/" + project.text("id") + "/";
    assertThat(editor.patch(path, Map.of("name", "Twice"), Map.of()).status()).isEqualTo(200);
    editor.post(
        "/api/jobs/",
        Map.of(
            "project",
            project.text("id"),
            "job_type",
            "tts",
            "input_file",
            uploaded("Soon gone.")));
    assertThat(editor.delete(path).status()).isEqualTo(204);
    // As the function does if a job changes while it is deleted.
    Environment function =
        Environment.of(Platform.shared().cloud().environmentOf("ProjectsFunction"));
    DynamoJobs jobs = new DynamoJobs(new AwsClients(function).dynamoDb(), function);
    assertThat(jobs.find("01ARZ3NDEKTSV4RRFFQ69G5FAV")).isEmpty();
  }

  private static String uploaded(String text) {
    try (CadenzaClient client = Platform.shared().login(SampleUser.EDITOR)) {
      return client.upload("text.txt", text.getBytes(StandardCharsets.UTF_8)).id();
    }
  }

  private void lookAtEverything() {
    for (Http person : new Http[] {admin, editor}) {
      for (String path :
          new String[] {
            "/api/projects/",
            "/api/jobs/",
            "/api/jobs/?status=pending",
            "/api/jobs/?job_type=tts",
            "/api/jobs/?job_type=tts&status=pending",
            "/api/job-results/",
            "/api/profiles/",
            "/api/stats/",
            "/api/health/"
          }) {
        assertThat(person.get(path).status()).as(path).isEqualTo(200);
      }
    }
  }
}
