package dev.cadenza.e2e.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.e2e.api.SchemaDocument.Operation;
import dev.cadenza.e2e.support.Http;
import dev.cadenza.e2e.support.Http.Answer;
import dev.cadenza.platform.SampleUser;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Requests that would be accepted from someone who may send them.
 *
 * @param project one of the person who sends them
 */
record ValidBodies(Http person, String project) {
  /** Fields that name another thing by its identifier. */
  static final Set<String> REFERENCES = Set.of("project", "input_file", "job", "user");

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  static ValidBodies of(Http person) {
    return new ValidBodies(person, made(person, "/api/projects/", Map.of("name", "Own")));
  }

  private static String made(Http who, String path, Map<String, Object> body) {
    Answer answer = who.post(path, body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.text("id");
  }

  /** The body of an operation; empty if it has none. */
  String of(Operation operation) {
    if (!operation.node().has("requestBody")) {
      return "";
    }
    try {
      return JSON.writeValueAsString(fields(operation));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * @throws AssertionError for an operation that this class does not know: say here what it takes
   */
  Map<String, Object> fields(Operation operation) {
    String name = "name" + System.nanoTime();
    return switch (operation.node().path("operationId").asText()) {
      case "createProject", "replaceProject", "updateProject" -> Map.of("name", name);
      case "addMember" -> Map.of("username", SampleUser.OTHER_VIEWER.username());
      case "updateMember" -> Map.of("role", "editor");
      case "createJob", "replaceJob" ->
          Map.of("project", project, "job_type", "tts", "parameters", Map.of("text", "Once."));
      case "updateJob" -> Map.of("parameters", Map.of("text", "Twice."));
      case "retryJob", "updateJobResult" -> Map.of();
      case "createUpload" -> Map.of("file_name", "a.wav", "content_type", "audio/wav", "size", 3);
      case "createJobResult", "replaceJobResult" -> Map.of("job", "01ARZ3NDEKTSV4RRFFQ69G5FAV");
      case "replaceTranscript" ->
          Map.of("segments", List.of(Map.of("start", 0, "end", 1, "text", name)));
      case "replaceInTranscript" -> Map.of("find", "a", "replacement", "b");
      case "replaceLines" ->
          Map.of("lines", List.of(Map.of("start", 0, "end", 1, "translation", name)));
      case "restoreTranscript", "restoreLines" -> Map.of("version", 1);
      case "createSetting", "replaceSetting" -> Map.of("key", name, "value", 1);
      case "updateSetting" -> Map.of("value", 3);
      case "createProfile" ->
          Map.of("username", name, "email", name + "@example.com", "password", "long-enough");
      case "replaceProfile", "updateProfile" -> Map.of("username", name, "role", "admin");
      case "changePassword" -> Map.of("new_password", "long-enough-2");
      default -> throw new AssertionError("Say in ValidBodies what " + operation + " takes");
    };
  }

  /** New things of the person, for the variables of a path. */
  Map<String, String> own(String path) {
    if (!path.contains("{")) {
      return Map.of();
    }
    if (path.startsWith("/api/voices/")) {
      String account = person.get("/api/profiles/").json().at("/results/0/id").asText();
      return Map.of("engine", "cloned", "voice", Belongings.voice(account));
    }
    if (path.contains("{format}")) {
      return Map.of("id", "01ARZ3NDEKTSV4RRFFQ69G5FAV", "format", "srt");
    }
    String name = "own" + System.nanoTime();
    String own = made(person, "/api/projects/", Map.of("name", name));
    if (path.contains("{user}")) {
      return Map.of("id", own, "user", member(own));
    }
    return Map.of(
        "id",
        switch (path.split("/")[2]) {
          case "projects" -> own;
          case "jobs" -> cancelled(own);
          case "job-results" -> "01ARZ3NDEKTSV4RRFFQ69G5FAV";
          case "uploads" ->
              made(
                  person,
                  "/api/uploads/",
                  Map.of("file_name", name, "content_type", "audio/wav", "size", 3));
          case "settings" -> made(person, "/api/settings/", Map.of("key", name, "value", 1));
          case "profiles" ->
              made(
                  Http.as(SampleUser.ADMIN),
                  "/api/profiles/",
                  Map.of(
                      "username", name, "email", name + "@example.com", "password", "long-enough"));
          default -> throw new AssertionError("Say in ValidBodies what is at " + path);
        });
  }

  private String member(String ofProject) {
    String username = SampleUser.VIEWER.username();
    return person
        .post("/api/projects/" + ofProject + "/members/", Map.of("username", username))
        .text("user");
  }

  private String cancelled(String ofProject) {
    String job =
        made(
            person,
            "/api/jobs/",
            Map.of("project", ofProject, "job_type", "tts", "parameters", Map.of("text", "No.")));
    person.post("/api/jobs/" + job + "/cancel/", Map.of());
    return job;
  }

  /** How the platform answers the owner. */
  Set<Integer> expected(Operation operation) {
    return switch (operation.node().path("operationId").asText()) {
      // Already cancelled; the parts of a whole file.
      case "cancelJob" -> Set.of(200, 409);
      // No job has this result.
      // The job has no transcript, and no lines.
      case "getLines", "replaceLines", "restoreLines", "exportLines" -> Set.of(404);
      case "getTranscript",
          "replaceTranscript",
          "replaceInTranscript",
          "restoreTranscript",
          "exportTranscript" ->
          Set.of(404);
      case "getJobResult", "replaceJobResult", "updateJobResult", "deleteJobResult" ->
          Set.of(400, 403, 404);
      default -> Set.of(200, 201, 204);
    };
  }
}
