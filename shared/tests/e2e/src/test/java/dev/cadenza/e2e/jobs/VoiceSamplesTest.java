package dev.cadenza.e2e.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.e2e.support.Http;
import dev.cadenza.media.PcmFile;
import dev.cadenza.platform.SampleUser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
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
