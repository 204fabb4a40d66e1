package dev.cadenza.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DocsResourceTest {
  private static final Pattern LINK = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

  @ParameterizedTest
  @ValueSource(strings = {"/api/docs", "/api/docs/"})
  void shouldServeAPageWhoseFilesAreAllHere(String path) {
    Exchange page = Exchange.get(path);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.headers()).containsEntry("Content-Type", "text/html; charset=UTF-8");
    assertThat(LINK.matcher(page.text()).results().map(MatchResult::group)).isNotEmpty();
    assertThat(LINK.matcher(page.text()).results().map(link -> link.group(1)))
        .contains("/")
        .filteredOn(link -> !link.equals("/"))
        .allSatisfy(
            link -> {
              assertThat(link).startsWith("/api/");
              assertThat(Exchange.get(link).status()).isEqualTo(200);
            });
  }

  @Test
  void shouldLetThePageRunNothingFromAnywhereElse() {
    Exchange page = Exchange.get("/api/docs/");

    assertThat(page.text())
        .doesNotContainPattern("<script>|<style|style=|javascript:|\\son[a-z]+=");
    assertThat(page.headers().get("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'")
        .doesNotContain("unsafe", "http");
  }

  @ParameterizedTest
  @CsvSource({
    "swagger-ui-bundle.js, text/javascript; charset=UTF-8",
    "swagger-ui.css,       text/css; charset=UTF-8",
    "docs.js,              text/javascript; charset=UTF-8",
    "theme.js,             text/javascript; charset=UTF-8",
    "tokens.css,           text/css; charset=UTF-8",
    "favicon-32x32.png,    image/png"
  })
  void shouldSayWhatAFileIsAndHowLongToKeepIt(String file, String contentType) {
    Exchange answer = Exchange.get("/api/docs/" + file);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers())
        .containsEntry("Content-Type", contentType)
        .containsEntry("Cache-Control", "public, max-age=3600")
        .containsEntry("X-Content-Type-Options", "nosniff")
        .containsEntry("Vary", "Accept-Encoding");
  }

  @Test
  void shouldSendImagesAsTheyAre() {
    assertThat(Exchange.get("/api/docs/favicon-32x32.png").body()).startsWith(0x89, 'P', 'N', 'G');
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "br, gzip;q=0.5", "deflate, GZIP;q=1.0", "*"})
  void shouldCompressForWhoeverTakesThat(String acceptEncoding) throws IOException {
    Exchange plain = Exchange.get("/api/docs/swagger-ui.css");

    Exchange gzip =
        Exchange.get("/api/docs/swagger-ui.css", Map.of("accept-encoding", acceptEncoding));

    assertThat(gzip.headers()).containsEntry("Content-Encoding", "gzip");
    assertThat(gzip.body().length).isLessThan(plain.body().length / 4);
    try (GZIPInputStream content = new GZIPInputStream(new ByteArrayInputStream(gzip.body()))) {
      assertThat(content.readAllBytes()).isEqualTo(plain.body());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "gzip;q=0", "gzip; q=0.0", "identity"})
  void shouldNotCompressForOthers(String acceptEncoding) {
    Exchange answer = Exchange.get("/api/docs/docs.js", Map.of("accept-encoding", acceptEncoding));

    assertThat(answer.headers()).doesNotContainKey("Content-Encoding");
    assertThat(answer.text()).contains("SwaggerUIBundle");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/docs/", "/api/docs/swagger-ui-bundle.js", "/api/schema/"})
  void shouldNotSendAgainWhatTheClientHas(String path) {
    String tag = Exchange.get(path).headers().get("ETag");

    Exchange again = Exchange.get(path, Map.of("if-none-match", tag));
    Exchange other = Exchange.get(path, Map.of("if-none-match", "\"another\""));

    assertThat(again.status()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(again.headers()).containsEntry("ETag", tag);
    assertThat(other.status()).isEqualTo(200);
  }

  @Test
  void shouldAnswerHeadWithoutABody() {
    Exchange head = Exchange.of("HEAD", "/api/docs/swagger-ui.css", Map.of());

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers()).containsKeys("ETag", "Content-Type", "Cache-Control");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/docs/swagger-ui.js",
        "/api/docs/../docs.js",
        "/api/docs/%2e%2e/openapi/paths.yaml",
        "/api/docs/..%2fopenapi%2fpaths.yaml",
        "/api/docs/docs.js/more",
        "/api/docs/DocsResource.class"
      })
  void shouldFindNothingElse(String path) {
    Exchange answer = Exchange.get(path);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text()).isEqualTo("{\"detail\":\"Not found.\"}");
  }
}
