package dev.cadenza.guides;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.cli.SampleUser;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Who follows the pages to the letter gets what they promise. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GuidesTest {
  private static final Path HOME = Path.of(System.getProperty("cadenza.home"));
  private static final Guide ENGINE = Guide.read(HOME.resolve("docs/adding-an-engine.md"));

  private RunningPlatform platform;
  private Api api;

  @BeforeAll
  void follow(@TempDir Path folder) throws Exception {
    Checkout copy = Checkout.copy(HOME, folder.resolve("checkout"));
    copy.follow(ENGINE);
    copy.build();
    for (String test : ENGINE.tests()) {
      copy.test(test);
    }
    platform = copy.up(ENGINE.variables());
    api = Api.as(SampleUser.EDITOR, platform.url());
  }

  @AfterAll
  void stop() {
    if (platform != null) {
      platform.close();
    }
  }

  @Test
  void shouldListTheEngineThatWasAdded() throws Exception {
    assertThat(api.get("/api/engines/").path("results"))
        .filteredOn(engine -> engine.path("id").asText().equals("espeak-cast"))
        .singleElement()
        .satisfies(
            engine -> {
              assertThat(engine.path("languages").toString()).isEqualTo("[\"de\",\"fr\"]");
              assertThat(engine.path("quality").asText()).isEqualTo("draft");
            });
    assertThat(api.get("/api/voices/?engine=espeak-cast").path("count").asInt()).isEqualTo(8);
  }

  @Test
  void shouldSpeakWithTheEngineThatWasAdded() throws Exception {
    JsonNode result = api.done(ENGINE.job());

    assertThat(result.at("/metadata/engine").asText()).isEqualTo("espeak-cast");
    assertThat(result.at("/metadata/cost_usd").asDouble()).isZero();
    assertThat(result.at("/metadata/audio_seconds").asDouble()).isBetween(2.0, 8.0);
    assertThat(result.at("/metadata/voices/anna").asText()).startsWith("espeak-cast/de+");
    assertThat(result.at("/metadata/voices/ben").asText())
        .startsWith("espeak-cast/de+")
        .isNotEqualTo(result.at("/metadata/voices/anna").asText());
  }
}
