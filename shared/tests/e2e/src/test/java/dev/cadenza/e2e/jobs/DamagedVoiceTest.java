package dev.cadenza.e2e.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.e2e.support.Http;
import dev.cadenza.platform.LocalPlatform;
import dev.cadenza.platform.SampleUser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of voices if one of them cannot speak, on a platform with other models. */
final class DamagedVoiceTest {
  @TempDir private Path folder;

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
      await()
          .atMost(Duration.ofMinutes(2))
          .until(
              () -> there.get("/api/voices/?engine=flite").json().path("results").path(0),
              other -> other.path("sample").asText().startsWith("http"));
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
}
