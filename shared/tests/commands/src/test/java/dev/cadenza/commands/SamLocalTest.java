package dev.cadenza.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cadenza.cli.sam.SamLocal;
import dev.cadenza.e2e.support.Http;
import dev.cadenza.e2e.support.Platform;
import dev.cadenza.e2e.support.Wiring;
import dev.cadenza.local.template.FunctionSpec;
import dev.cadenza.platform.SampleUser;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The file for {@code sam local … --env-vars}, and functions that know of a platform by it alone.
 */
final class SamLocalTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path EVENTS = Wiring.HOME.resolve("events");

  /** Stands for Docker's: one of this machine's, at which nothing of the platform listens. */
  private static final String ADDRESS = "127.0.0.2";

  @TempDir private static Path folder;

  private static SamLocal sam;
  private static SamContainers containers;
  private static Map<String, Map<String, String>> file;

  @BeforeAll
  static void open() throws Exception {
    sam =
        SamLocal.open(
            Wiring.STACK.functions(),
            Platform.shared().cloud()::environmentOf,
            InetAddress.getByName(ADDRESS),
            folder.resolve("sam-local.json"));
    file = JSON.readValue(sam.file().toFile(), new TypeReference<>() {});
    containers = new SamContainers(file);
  }

  @AfterAll
  static void close() {
    containers.close();
    sam.close();
    assertThat(sam.file()).doesNotExist();
  }

  static Stream<FunctionSpec> functions() {
    return Wiring.STACK.functions().stream();
  }

  @Test
  void shouldHaveEveryFunctionAndBeForItsOwnerAlone() throws Exception {
    assertThat(file.keySet())
        .containsExactlyInAnyOrderElementsOf(functions().map(FunctionSpec::id).toList());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(sam.file())))
        .isEqualTo("rw-------");
  }

  /** SAM passes over what the template does not declare. */
  @ParameterizedTest
  @MethodSource("functions")
  void shouldSayWhatTheTemplateDeclaresAsTheRunningPlatformHasIt(FunctionSpec function) {
    Map<String, String> running = Platform.shared().cloud().environmentOf(function.id());
    Map<String, String> said = file.get(function.id());

    assertThat(said.keySet()).isEqualTo(function.environment().keySet());
    said.forEach(
        (name, value) -> {
          // Browsers run on this machine: their WebSocket URL is that of this machine.
          if (!value.startsWith("ws:")) {
            assertThat(value).as(name).doesNotContain("localhost:", "127.0.0.1:");
          }
          if (!name.equals("JAVA_TOOL_OPTIONS")) {
            assertThat(
                    value.replace(ADDRESS + ":", "127.0.0.1:").replace("localhost:", "127.0.0.1:"))
                .as(name)
                .isEqualTo(running.get(name).replace("localhost:", "127.0.0.1:"));
          }
        });
    assertThat(said.get("JAVA_TOOL_OPTIONS"))
        .startsWith(function.environment().get("JAVA_TOOL_OPTIONS") + " ")
        .contains(" -Dcadenza.env.AWS_REGION=" + running.get("AWS_REGION"))
        .contains("-Dcadenza.env.AWS_ENDPOINT_URL_DYNAMODB=http://" + ADDRESS + ":")
        .contains("-Dcadenza.env.AWS_ENDPOINT_URL_KMS=http://" + ADDRESS + ":")
        .contains("-Dcadenza.env.AWS_ENDPOINT_URL_S3=http://" + ADDRESS + ":")
        .contains("-Dcadenza.env.AWS_ENDPOINT_URL_SQS=http://" + ADDRESS + ":")
        .contains("-Dcadenza.env.AWS_SECRET_ACCESS_KEY=" + running.get("AWS_SECRET_ACCESS_KEY"));
  }

  @Test
  void shouldLogInAndShareProjectsWithThePlatform() throws Exception {
    String access = body(invoke("AuthFunction", "auth/login.json", "")).path("access").asText();
    Http editor = Http.bearer(access);
    JsonNode made = body(invoke("ProjectsFunction", "projects/create.json", access));
    String there = editor.post("/api/projects/", Map.of("name", "Of the platform")).text("id");

    assertThat(editor.get("/api/projects/" + made.path("id").asText() + "/").status())
        .isEqualTo(200);
    assertThat(body(invoke("ProjectsFunction", "projects/list.json", access)).path("results"))
        .extracting(project -> project.path("id").asText())
        .contains(made.path("id").asText(), there);
  }

  @Test
  void shouldRefuseWhoIsNotLoggedIn() throws Exception {
    assertThat(invoke("ProjectsFunction", "projects/list-anonymous.json", "").path("statusCode"))
        .hasToString("401");
  }

  @Test
  void shouldSendAJobToTheQueueOfThePlatform() throws Exception {
    Http editor = Http.as(SampleUser.EDITOR);
    String project = editor.post("/api/projects/", Map.of("name", "SAM")).text("id");
    Map<String, Object> job =
        Map.of(
            "project", project, "job_type", "tts", "parameters", Map.of("text", "Good morning."));
    ObjectNode event =
        (ObjectNode) JSON.readTree(event("jobs/create-unknown-type.json", token(editor)));
    event.put("body", JSON.writeValueAsString(job));

    JsonNode answer = JSON.readTree(containers.invoke("JobsFunction", event.toString()));
    String id = body(answer).path("id").asText();

    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(
            () ->
                assertThat(editor.get("/api/jobs/" + id + "/").text("status"))
                    .isEqualTo("completed"));
  }

  @Test
  void shouldSignLinksToTheBucketOfThePlatform() throws Exception {
    Http editor = Http.as(SampleUser.EDITOR);
    JsonNode upload = body(invoke("JobsFunction", "jobs/upload.json", token(editor)));
    URI link = URI.create(upload.path("url").asText());

    assertThat(link.getHost()).isEqualTo(ADDRESS);
    HttpRequest put =
        HttpRequest.newBuilder(link)
            .header("Content-Type", "audio/mpeg")
            .PUT(BodyPublishers.ofByteArray(new byte[1000]))
            .build();
    assertThat(Http.exchange(put).status()).isEqualTo(200);
  }

  private static String token(Http person) {
    return person.authorization().replace("Bearer ", "");
  }

  private static JsonNode invoke(String function, String event, String token) throws Exception {
    return JSON.readTree(containers.invoke(function, event(event, token)));
  }

  private static String event(String file, String token) throws Exception {
    return Files.readString(EVENTS.resolve(file)).replace("TOKEN", token);
  }

  private static JsonNode body(JsonNode answer) throws Exception {
    assertThat(answer.path("statusCode").asInt()).as(answer.toString()).isBetween(200, 299);
    return JSON.readTree(answer.path("body").asText());
  }
}
