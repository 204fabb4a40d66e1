package dev.cadenza.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cadenza.jobs.parameters.validation.Speakers;
import dev.cadenza.model.JobType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AppResourceTest {
  private static final Pattern LINK = Pattern.compile("(?:src|href)=\"(/app/[^\"]+)\"");
  private static final Pattern IMPORT_MAP =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);
  private static final int FIRST_SCREEN_BYTES = 150_000;

  private static final Exchange PAGE = Exchange.get("/");

  private static Stream<String> linked() {
    return LINK.matcher(PAGE.text()).results().map(link -> link.group(1));
  }

  private static Stream<String> modules() {
    return AppModules.reachableFrom(AppFiles.MAIN).stream();
  }

  private static String root() {
    return linked()
        .filter(link -> link.endsWith("/tokens.css"))
        .findFirst()
        .orElseThrow()
        .replace("/tokens.css", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/jobs",
        "/jobs/",
        "/jobs/01JQZV4M3T6X8K2N5B7C9D1E4F",
        "/new/tts?a=b",
        "/a/b/c"
      })
  void shouldAnswerEveryScreensPathWithThePage(String path) {
    Exchange answer = Exchange.get(path);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers())
        .containsEntry("Content-Type", "text/html; charset=UTF-8")
        .containsEntry("Cache-Control", "no-cache");
    assertThat(answer.body()).isEqualTo(PAGE.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/favicon.ico",
        "/app/main.js",
        "/app/0123456789abcdef/main.js",
        "/app/",
        "/index.html",
        "/app/../openapi/paths.yaml",
        "/%2e%2e/openapi/paths.yaml",
        "/robots.txt",
        "/.env"
      })
  void shouldFindNoOtherFile(String path) {
    Exchange answer = Exchange.get(path);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text()).isEqualTo("{\"detail\":\"Not found.\"}");
  }

  @Test
  void shouldFindNothingBesideItsFilesUnderItsFolder() {
    assertThat(Exchange.get(root() + "/index.html").status()).isEqualTo(404);
    assertThat(Exchange.get(root() + "/../openapi/paths.yaml").status()).isEqualTo(404);
  }

  @Test
  void shouldServeTheFontsOfItsStyleSheet() {
    String sheet = Exchange.get(root() + "/fonts.css").text();

    List<String> fonts =
        Pattern.compile("url\\(([^)]+)\\)")
            .matcher(sheet)
            .results()
            .map(url -> url.group(1))
            .toList();
    assertThat(fonts).hasSize(5);
    for (String font : fonts) {
      Exchange answer = Exchange.get(root() + "/" + font);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.headers()).containsEntry("Content-Type", "font/woff2");
      assertThat(new String(answer.body(), 0, 4, StandardCharsets.ISO_8859_1)).isEqualTo("wOF2");
    }
    assertThat(Exchange.get(root() + "/fonts/OFL.txt").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @MethodSource("linked")
  void shouldServeWhatThePageNeeds(String link) {
    Exchange answer = Exchange.get(link);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers())
        .containsEntry("Cache-Control", "public, max-age=31536000, immutable")
        .containsEntry("X-Content-Type-Options", "nosniff")
        .containsKey("ETag");
  }

  @ParameterizedTest
  @MethodSource("modules")
  void shouldServeEveryModule(String module) {
    Exchange answer = Exchange.get(root() + "/" + module);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).containsEntry("Content-Type", "text/javascript; charset=UTF-8");
  }

  @ParameterizedTest
  @EnumSource
  void shouldKnowEveryTypeOfJob(JobType type) {
    assertThat(Exchange.get(root() + "/job-types.js").text())
        .as("JOB_TYPES in app/job-types.js")
        .contains("\n  " + type.wire() + ": {\n");
  }

  @Test
  void shouldTakeForNoisesWhatTheWorkerTakesForThem() {
    assertThat(Exchange.get(root() + "/forms/tts.js").text()).contains(Speakers.NOISE.pattern());
  }

  @Test
  void shouldNotSendAgainWhatTheClientHas() {
    Exchange again = Exchange.get("/", Map.of("if-none-match", PAGE.headers().get("ETag")));

    assertThat(again.status()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void shouldLetThePageReachNothingButTheTwoApisAndTheBucket()
      throws JsonProcessingException, NoSuchAlgorithmException {
    String policy = PAGE.headers().get("Content-Security-Policy");
    String importMap = IMPORT_MAP.matcher(PAGE.text()).results().findFirst().orElseThrow().group(1);

    assertThat(policy)
        .startsWith("default-src 'none'; ")
        .contains("script-src 'self' '" + hash(importMap) + "';")
        .contains("connect-src 'self' wss://socket.example https://bucket.example;")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe", "*");
    assertThat(PAGE.text())
        .doesNotContainPattern("<script>|<style|style=|javascript:|\\son[a-z]+=|https?://");
    JsonNode imports = new ObjectMapper().readTree(importMap).path("imports");
    assertThat(imports.path("lit").asText()).isEqualTo(root() + "/lib/lit/index.js");
    assertThat(Exchange.get(imports.path("lit").asText()).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "localhost:8000, http, ws://localhost:8000",
    "127.0.0.1:8000, http, ws://127.0.0.1:8000",
    "studio.example, https, wss://studio.example"
  })
  void shouldFindEverythingAtThePagesOwnOriginInTheLocalCloud(
      String host, String scheme, String socket) {
    Exchange page = Exchange.local("/", Map.of("host", host, "x-forwarded-proto", scheme));

    assertThat(page.text())
        .contains("<meta name=\"cadenza-socket\" content=\"" + socket + "/ws\">");
    assertThat(page.headers().get("Content-Security-Policy"))
        .contains("connect-src 'self' " + socket + ";")
        .contains("media-src 'self' blob:;")
        .contains("img-src 'self' data:;");
  }

  private static String hash(String script) throws NoSuchAlgorithmException {
    return "sha256-"
        + Base64.getEncoder()
            .encodeToString(
                MessageDigest.getInstance("SHA-256")
                    .digest(script.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void shouldSendLittleBeforeTheFirstScreenIsThere() {
    Set<String> paths = new LinkedHashSet<>(List.of("/"));
    linked().forEach(paths::add);
    AppModules.neededBy("screens/overview.js").forEach(name -> paths.add(root() + "/" + name));

    int bytes =
        paths.stream()
            .mapToInt(path -> Exchange.get(path, Map.of("accept-encoding", "gzip")).body().length)
            .sum();

    System.out.printf("The first screen: %,d bytes in %d files, compressed%n", bytes, paths.size());
    assertThat(bytes).isBetween(10_000, FIRST_SCREEN_BYTES);
  }
}
