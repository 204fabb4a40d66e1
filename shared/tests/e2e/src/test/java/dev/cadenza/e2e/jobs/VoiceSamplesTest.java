package dev.cadenza.e2e.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.e2e.support.Http;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.platform.SampleUser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
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
    List<JsonNode> voices = withSamples("/api/voices/?" + query, it -> list(it.path("results")));

    assertThat(voices).isNotEmpty();
    for (JsonNode voice : voices) {
      assertThat(sample(voice.path("sample").asText()).seconds()).isBetween(0.5, 8.0);
    }
  }

  @Test
  void shouldLinkTheSampleOfOneVoice() throws Exception {
    JsonNode voice = withSamples("/api/voices/flite/rms/", List::of).getFirst();

    assertThat(sample(voice.path("sample").asText()).samples()).isPositive();
  }

  /** A request waits for samples for some seconds; on a busy machine a later one finds the rest. */
  private List<JsonNode> withSamples(String path, Function<JsonNode, List<JsonNode>> voices) {
    return await()
        .atMost(Duration.ofMinutes(2))
        .until(
            () -> voices.apply(viewer.get(path).json()),
            found -> found.stream().allMatch(voice -> voice.path("sample").isTextual()));
  }

  private static List<JsonNode> list(JsonNode results) {
    return results.valueStream().toList();
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
