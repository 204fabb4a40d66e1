package dev.cadenza.e2e.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.e2e.support.Http;
import dev.cadenza.media.PcmFile;
import dev.cadenza.platform.LocalPlatform;
import dev.cadenza.platform.SampleUser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A few words of every voice, ready to be played. */
final class VoiceSamplesTest {
  private final Http viewer = Http.as(SampleUser.VIEWER);

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"engine=flite", "engine=espeak-ng&page_size=10", "language=fi"})
  void shouldLinkASampleOfEveryVoice(String query) throws Exception {
    JsonNode voices = viewer.get("/api/voices/?" + query).json().path("results");

    assertThat(voices).isNotEmpty();
    for (JsonNode voice : voices) {
      assertThat(sample(voice.path("sample").asText()).seconds()).isBetween(0.5, 8.0);
    }
  }

  @Test
  void shouldLinkTheSampleOfOneVoice() throws Exception {
    JsonNode voice = viewer.get("/api/voices/flite/rms/").json();

    assertThat(sample(voice.path("sample").asText()).samples()).isPositive();
  }

  /** Kokoro is installed here with a voice whose file is damaged. */
  @Test
  void shouldListAVoiceWithoutItsSampleWhenThatFails() throws Exception {
    Path voices = Files.createDirectories(folder.resolve("models/kokoro/voices"));
    Files.writeString(voices.resolve("af_heart.bin"), "damaged");
    Files.writeString(voices.resolveSibling("vocabulary.json"), "{\"n\": 1, \"t\": 2, \"s\": 3}");
    Files.createFile(voices.resolveSibling("model.onnx"));
    Map<String, String> models = Map.of("CADENZA_MODELS", folder.resolve("models").toString());

    try (LocalPlatform platform =
        LocalPlatform.start(LocalPlatform.Options.temporary().withEnvironment(models))) {
      Http there = new Http(platform.httpUrl(), viewerOf(platform));

      Http.Answer list = there.get("/api/voices/?search=heart");

      assertThat(list.status()).as(list.body()).isEqualTo(200);
      JsonNode voice = list.json().path("results").path(0);
      assertThat(voice.path("id").asText()).isEqualTo("kokoro/af_heart");
      assertThat(voice.path("sample").isNull()).as(list.body()).isTrue();
      assertThat(there.get("/api/voices/?engine=flite").json().path("results").path(0))
          .extracting(it -> it.path("sample").asText())
          .asString()
          .startsWith("http");
    }
  }

  private static String viewerOf(LocalPlatform platform) {
    Http.Answer login =
        new Http(platform.httpUrl(), "")
            .post(
                "/api/token/",
                Map.of(
                    "username", SampleUser.VIEWER.username(),
                    "password", SampleUser.VIEWER.password()));
    return "Bearer " + login.text("access");
  }

  private PcmFile sample(String link) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<Path> answer =
          client.send(
              HttpRequest.newBuilder(URI.create(link)).build(),
              HttpResponse.BodyHandlers.ofFile(folder.resolve("sample.wav")));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type")).contains("audio/wav");
      return PcmFile.open(answer.body());
    }
  }
}
